"""Bookings of a microscopy core as a FOCUS 1.2 file: python3 bookings_to_focus.py 2025-01 FOLDER OUT.csv"""
import csv, json, sys
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

period, folder, out = sys.argv[1], Path(sys.argv[2]), sys.argv[3]
month_start = datetime.strptime(period, "%Y-%m")
month_end = (month_start + timedelta(days=32)).replace(day=1)
ISSUER = "Example University Microscopy Core"
STAMP = "%Y-%m-%dT%H:%M:%SZ"
TAGS = {"PI": "pi_email", "Project": "project_id", "Fund Org": "fund_org", "Account Code": "account_code"}


def table(name):
    with open(folder / name, encoding="utf-8-sig", newline="") as file:
        headings, *rows = csv.reader(file, strict=True)
    return [dict(zip(headings, row, strict=True)) for row in rows if row]  # a row that is too short stops the program


def plain(number):  # never 1E+3, never -0
    return "0" if number == 0 else format(number.normalize(), "f")


def rate_for(booking, day):
    wanted = f"instrument={booking['Instrument']}"
    found = [r for r in table("rates.csv") if r["Applies To"] == wanted and r["From"] <= day <= (r["To"] or day)]
    if len(found) != 1:  # stop instead of guessing a price
        sys.exit(f"{booking['Booking']}: {len(found)} rates for {wanted} on {day}. Nothing was written.")
    return found[0]


def focus_row(booking):
    start, end = (datetime.strptime(booking[name], "%Y-%m-%d %H:%M") for name in ("Start", "End"))
    if booking["Status"] not in ("Done", "Refund", "Cancelled") or start >= end:
        sys.exit(f"{booking['Booking']}: status or times cannot be right. Nothing was written.")
    refund = booking["Status"] == "Refund"
    if not refund:  # only the part in this month; the rest is in the other month's file
        start, end = max(start, month_start), min(end, month_end)
    if booking["Status"] == "Cancelled" or start >= end:
        return print(f"{booking['Booking']} left out: {'cancelled' if start < end else 'not in this month'}")
    rate = rate_for(booking, start.strftime("%Y-%m-%d"))
    hours = Decimal((end - start) // timedelta(minutes=1)) / 60
    quantity = hours.quantize(Decimal("0.000001"), ROUND_HALF_UP) * (-1 if refund else 1)
    list_rate, billed_rate = Decimal(rate["List Rate"]), Decimal(rate["Billed Rate"])
    assert list_rate - Decimal(rate["Subsidy"]) == billed_rate, rate["Rate ID"]
    owner = owners.get(booking["Group"]) or print(f"{booking['Booking']}: no owner of {booking['Group']}") or {}
    billed, listed = plain(quantity * billed_rate), plain(quantity * list_rate)
    text = f"{booking['Booking']} on {booking['Instrument']}" + (f" ({booking['Note']})" if booking["Note"] else "")
    tags = {tag: owner[name] for name, tag in TAGS.items() if owner.get(name)}
    return {
        "BilledCost": billed, "BillingAccountId": "microscopy", "BillingAccountName": "Microscopy Core",
        "BillingAccountType": "Campus Service", "BillingCurrency": "USD", "BillingPeriodEnd": month_end.strftime(STAMP),
        "BillingPeriodStart": month_start.strftime(STAMP), "ChargeCategory": "Usage",
        "ChargeClass": "Correction" if refund else "", "ChargeDescription": text, "ChargeFrequency": "Usage-Based",
        "ChargePeriodEnd": end.strftime(STAMP), "ChargePeriodStart": start.strftime(STAMP), "ConsumedQuantity": plain(quantity),
        "ConsumedUnit": rate["Unit"], "ContractedCost": billed, "ContractedUnitPrice": plain(billed_rate),
        "EffectiveCost": billed, "InvoiceId": f"MIC-{period}", "InvoiceIssuerName": ISSUER, "ListCost": listed,
        "ListUnitPrice": plain(list_rate), "PricingCategory": "Standard", "PricingQuantity": plain(quantity),
        "PricingUnit": rate["Unit"], "ProviderName": ISSUER, "PublisherName": ISSUER,
        "ResourceId": f"booking/{booking['Booking']}", "ResourceName": booking["Instrument"],
        "ResourceType": "Instrument", "ServiceCategory": "Other", "ServiceName": rate["Service"],
        "ServiceSubcategory": "Other (Other)", "SkuId": rate["SKU"], "SkuPriceId": rate["Rate ID"],
        "SubAccountId": booking["Group"], "SubAccountName": booking["Group"], "SubAccountType": "Group",
        "Tags": json.dumps(tags, ensure_ascii=False, separators=(",", ":")) if tags else "", "x_User": booking["User"],
        "x_Approval": rate["Approval"],
    }


owners = {row["Account"]: row for row in table("owners.csv")}
bookings = table(f"bookings_{period}.csv")
if len({booking["Booking"] for booking in bookings}) < len(bookings):
    sys.exit("A booking stands there twice. Nothing was written.")
rows = [row for row in map(focus_row, bookings) if row]
if not rows:
    sys.exit(f"No booking of {period}. Nothing was written.")
with open(out, "w", encoding="utf-8", newline="") as file:
    csv.writer(file, lineterminator="\n").writerows([rows[0].keys(), *(row.values() for row in rows)])
listed, billed = (sum(Decimal(row[cost]) for row in rows) for cost in ("ListCost", "BilledCost"))
print(f"{len(rows)} rows, list {listed}, billed {billed}")
