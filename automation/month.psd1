# Settings of month.ps1. Copy it to where only the account that runs the task may read it.
@{
  Node     = 'C:\Program Files\nodejs\node.exe'
  Program  = 'C:\OpenChargeback\openchargeback.cjs'
  Workbook = 'D:\Chargeback\Billing.xlsx'
  Inbox    = 'D:\Chargeback\Inbox'
  State    = 'D:\Chargeback\State'
  # Who is told, and by which server; the task's own account signs in there. Without it all stands in month.log only.
  # SmtpServer = 'mail.example.edu'
  # MailFrom   = 'chargeback@example.edu'
  # MailTo     = 'finance@example.edu'
  # How mails leave: outbox (when not given), smtp, outlook or drafts.
  # Via = 'smtp'
  # Go on although a source has no file yet.
  # AllowMissing = $true
}
