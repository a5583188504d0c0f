#!/bin/sh
# The month, unattended: takes the files in, stops where a person must decide, else makes statements, mails and journal.
# Run it as often as you like: what is done already changes nothing. docs/automation.md explains it.
#
#   month.sh [-c FILE] [PERIOD]     PERIOD such as 2025-01; the month before this one when not given
#
# FILE sets, one NAME='value' a line (month.env is an example):
#   WORKBOOK         the workbook, or its https:// address
#   INBOX            the folder with the month's files; each has the month in its name: aws_2025-01.csv
#   STATE            a folder of its own: log, lock, what was told last
#   OUTPUT           the folder for statements, outbox and journal; beside the workbook when not given
#   VIA              how mails leave: outbox, smtp, outlook or drafts; outbox when not given
#   OPENCHARGEBACK   how the program is called; openchargeback when not given
#   BEFORE           a command that fetches or exports the files; $PERIOD and $INBOX are set
#   NOTIFY           a command that tells people: "$1" is the subject, the text comes on its standard input
#   ALLOW_MISSING    yes: go on although a source has no file yet
#
# Exit 0 done or nothing to do; 1 failed; 2 a person must decide; 3 another run is at work.
set -u
umask 077

usage() { sed -n '2,6p' "$0" | cut -c 3- >&2; exit 1; }
while getopts c: option; do
  case $option in
    c) case $OPTARG in */*) file=$OPTARG ;; *) file=./$OPTARG ;; esac
       [ -r "$file" ] || { echo "month.sh: cannot read $file" >&2; exit 1; }
       # shellcheck disable=SC1090
       . "$file" ;;
    *) usage ;;
  esac
done
shift $((OPTIND - 1))

previous_month() {
  year=$(date +%Y) month=$(date +%m)
  month=$((${month#0} - 1))
  [ "$month" -gt 0 ] || { month=12; year=$((year - 1)); }
  printf '%04d-%02d' "$year" "$month"
}

PERIOD=${1:-$(previous_month)}
case $PERIOD in
  [0-9][0-9][0-9][0-9]-[01][0-9]) ;;
  *) echo "month.sh: \"$PERIOD\" is not a month. Write it as 2025-01." >&2; exit 1 ;;
esac
: "${WORKBOOK:?month.sh: set WORKBOOK}" "${INBOX:?month.sh: set INBOX}" "${STATE:?month.sh: set STATE}"
OPENCHARGEBACK=${OPENCHARGEBACK:-openchargeback}
export PERIOD INBOX
mkdir -p "$STATE" || exit 1
LOG=$STATE/month.log
SAID=$STATE/said-$PERIOD

# One run at a time: a folder is made by one run only. Whose process is gone left it behind.
at_work() {
  echo "month.sh: another run is at work (process ${other:-unknown}). If there is none, remove $STATE/lock." >&2
  exit 3
}
if ! mkdir "$STATE/lock" 2>/dev/null; then
  other=$(cat "$STATE/lock/pid" 2>/dev/null)
  if [ -z "$other" ] || kill -0 "$other" 2>/dev/null; then at_work; fi
  mv "$STATE/lock" "$STATE/lock.$$" 2>/dev/null && rm -rf "$STATE/lock.$$"
  mkdir "$STATE/lock" 2>/dev/null || at_work
fi
echo $$ >"$STATE/lock/pid"
trap 'rm -rf "$STATE/lock"' EXIT
trap 'exit 1' HUP INT TERM

# The program's words go into the log and into SAID; its exit code is the function's.
run() {
  echo "$(date -u +%Y-%m-%dT%H:%M:%SZ) $PERIOD $*" >>"$LOG"
  # $OPENCHARGEBACK is split into words: it may be "node /opt/openchargeback/openchargeback.cjs".
  $OPENCHARGEBACK "$@" --workbook "$WORKBOOK" >"$SAID" 2>&1 </dev/null
  code=$?
  cat "$SAID" >>"$LOG"
  echo "exit $code" >>"$LOG"
  return $code
}

# Tells people once: the same words again, day after day, are not read any more. A month that is through says how many
# mails it wrote this time; there the files tell whether anything is new.
finish() {
  subject="OpenChargeback $PERIOD: $2"
  told=$STATE/told-$PERIOD
  { echo "$subject"; if [ "$1" -eq 0 ]; then echo "$FILES"; else cat "$SAID"; fi; } >"$told.new"
  if ! cmp -s "$told" "$told.new"; then
    echo "$subject"
    if [ -z "${NOTIFY:-}" ]; then
      cat "$SAID"
    elif ! sh -c "$NOTIFY" notify "$subject" <"$SAID"; then
      # Not told: the next run tries again.
      echo "month.sh: NOTIFY failed; see $LOG" >&2
      rm -f "$told.new"
      exit 1
    fi
  fi
  mv -f "$told.new" "$told"
  rm -f "$SAID"
  exit "$1"
}

FILES=
: >"$SAID"
run periods list --json || finish 1 "the workbook cannot be read"
if grep -q "\"period\":\"$PERIOD\",\"status\":\"\(Closed\|Posted\)\"" "$SAID"; then
  echo "exit 0: $PERIOD is closed" >>"$LOG"
  rm -f "$SAID"
  exit 0
fi

if [ -n "${BEFORE:-}" ]; then
  sh -c "$BEFORE" >"$SAID" 2>&1 </dev/null || { cat "$SAID" >>"$LOG"; finish 1 "the files could not be fetched"; }
  cat "$SAID" >>"$LOG"
fi

# Files that are still being written are called *.part or *.tmp until they are whole.
set --
for file in "$INBOX"/*"$PERIOD"*; do
  case $file in
    *.part | *.tmp) ;;
    *) [ ! -f "$file" ] || set -- "$@" "$file" ;;
  esac
done
if [ $# -eq 0 ]; then
  echo "There is no file of $PERIOD in $INBOX." >"$SAID"
  finish 2 "no files yet"
fi

FILES=$(cksum "$@")

# The same files again change nothing; a file that was corrected replaces what it brought before.
run import "$@" --period "$PERIOD"
[ $? -ne 1 ] || finish 1 "the import was refused"

if [ "${ALLOW_MISSING:-}" != yes ]; then
  run completeness --period "$PERIOD" --json
  [ $? -ne 1 ] || finish 1 "completeness could not be checked"
  if grep -q '"kind":"Source"' "$SAID"; then
    run completeness --period "$PERIOD"
    finish 2 "a source has no file yet"
  fi
fi

set -- month --period "$PERIOD"
[ -z "${OUTPUT:-}" ] || set -- "$@" --out "$OUTPUT"
[ -z "${VIA:-}" ] || set -- "$@" --via "$VIA"
[ "${ALLOW_MISSING:-}" != yes ] || set -- "$@" --allow-missing
run "$@"
case $? in
  0) finish 0 "the month is through" ;;
  2) finish 2 "a person must decide" ;;
  *) finish 1 "failed" ;;
esac
