<#
.SYNOPSIS
The month, unattended, on Windows: takes the files in, stops where a person must decide, else makes statements, mails
and journal. Run it as often as you like: what is done already changes nothing. docs/automation.md explains it.

.PARAMETER Settings
A .psd1 file; month.psd1 is an example.

.PARAMETER Period
Such as 2025-01; the month before this one when not given.

.NOTES
Exit 0 done or nothing to do; 1 failed; 2 a person must decide; 3 another run is at work.
For Windows PowerShell 5.1 and PowerShell 7.
#>
param(
  [Parameter(Mandatory = $true)][string]$Settings,
  [string]$Period = (Get-Date).AddMonths(-1).ToString('yyyy-MM', [Globalization.CultureInfo]::InvariantCulture)
)
Set-StrictMode -Version 2.0
# Programs write to standard error without failing; their exit codes are looked at.
$ErrorActionPreference = 'Continue'
[Console]::OutputEncoding = [Text.Encoding]::UTF8
$OutputEncoding = [Text.Encoding]::UTF8

if ($Period -notmatch '^\d{4}-[01]\d$') { Write-Error "`"$Period`" is not a month. Write it as 2025-01."; exit 1 }
$set = Import-PowerShellDataFile -Path $Settings -ErrorAction Stop
foreach ($name in 'Workbook', 'Inbox', 'State', 'Node', 'Program') {
  if (-not $set.ContainsKey($name)) { Write-Error "$Settings does not set $name."; exit 1 }
}
$null = New-Item -ItemType Directory -Force -Path $set.State -ErrorAction Stop
$log = Join-Path $set.State 'month.log'
$told = Join-Path $set.State "told-$Period.txt"
$script:said = ''

# One run at a time: a file that is open for one process only. Windows closes it when the process ends, however it ends.
try {
  $lock = [IO.File]::Open((Join-Path $set.State 'lock'), 'OpenOrCreate', 'ReadWrite', 'None')
} catch [IO.IOException] {
  Write-Error 'Another run is at work.'
  exit 3
}

function Write-Log([string]$Text) {
  Add-Content -LiteralPath $log -Value $Text -Encoding UTF8
}

# The program's words go into the log and into $said; its exit code is returned.
function Invoke-Program([string[]]$Words) {
  Write-Log "$((Get-Date).ToUniversalTime().ToString('s'))Z $Period $($Words -join ' ')"
  $lines = & $set.Node $set.Program @Words --workbook $set.Workbook 2>&1 | ForEach-Object { "$_" }
  $code = $LASTEXITCODE
  $script:said = ($lines -join "`n")
  Write-Log $script:said
  Write-Log "exit $code"
  return $code
}

# Tells people once: the same words again, day after day, are not read any more.
function Complete-Run([int]$Code, [string]$Words, [string]$Key) {
  $subject = "OpenChargeback ${Period}: $Words"
  $now = "$subject`n$Key"
  $before = ''
  if (Test-Path -LiteralPath $told) { $before = [IO.File]::ReadAllText($told) }
  if ($now -ne $before) {
    Write-Output $subject
    if ($set.ContainsKey('SmtpServer')) {
      $mail = New-Object Net.Mail.MailMessage $set.MailFrom, $set.MailTo, $subject, $script:said
      $client = New-Object Net.Mail.SmtpClient $set.SmtpServer, 587
      $client.EnableSsl = $true
      $client.UseDefaultCredentials = $true
      try { $client.Send($mail) } catch {
        Write-Error "Nobody could be told: $_"
        $lock.Dispose()
        exit 1
      }
    } else {
      Write-Output $script:said
    }
  }
  [IO.File]::WriteAllText($told, $now)
  $lock.Dispose()
  exit $Code
}

if ((Invoke-Program 'periods', 'list', '--json') -ne 0) { Complete-Run 1 'the workbook cannot be read' $said }
$month = ($said | ConvertFrom-Json).periods | Where-Object { $_.period -eq $Period }
if ($month -and $month.status -ne 'Open') { $lock.Dispose(); exit 0 }

# Files that are still being written are called *.part or *.tmp until they are whole.
$files = @(Get-ChildItem -LiteralPath $set.Inbox -File -Filter "*$Period*" |
    Where-Object { $_.Extension -notin '.part', '.tmp' } | Sort-Object Name)
if ($files.Count -eq 0) {
  $script:said = "There is no file of $Period in $($set.Inbox)."
  Complete-Run 2 'no files yet' $said
}
$hashes = ($files | Get-FileHash -Algorithm SHA256 | ForEach-Object { "$($_.Hash) $($_.Path)" }) -join "`n"

# The same files again change nothing; a file that was corrected replaces what it brought before.
if ((Invoke-Program (@('import') + $files.FullName + @('--period', $Period))) -eq 1) {
  Complete-Run 1 'the import was refused' $said
}
$allowMissing = $set.ContainsKey('AllowMissing') -and $set.AllowMissing
if (-not $allowMissing) {
  if ((Invoke-Program 'completeness', '--period', $Period, '--json') -eq 1) {
    Complete-Run 1 'completeness could not be checked' $said
  }
  $sources = @(($said | ConvertFrom-Json).missing | Where-Object { $_.kind -eq 'Source' })
  if ($sources.Count -gt 0) {
    $script:said = ($sources | ForEach-Object { $_.words }) -join "`n"
    Complete-Run 2 'a source has no file yet' $said
  }
}
$via = if ($set.ContainsKey('Via')) { @('--via', $set.Via) } else { @() }
$missing = if ($allowMissing) { @('--allow-missing') } else { @() }
$code = Invoke-Program (@('month', '--period', $Period) + $via + $missing)
if ($code -eq 0) { Complete-Run 0 'the month is through' $hashes }
if ($code -eq 2) { Complete-Run 2 'a person must decide' $said }
Complete-Run 1 'failed' $said
