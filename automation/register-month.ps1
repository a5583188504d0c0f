<#
.SYNOPSIS
Registers month.ps1 with the Windows Task Scheduler: every morning, whether anybody is signed in or not. A closed month
is left alone, and people are told only what is new, so that every day is not too often. Run it once, as administrator.

.PARAMETER Account
The account that the task runs as, such as EXAMPLE\chargeback. It needs the right to log on as a batch job.
#>
param(
  [Parameter(Mandatory = $true)][string]$Account,
  [string]$Script = 'C:\OpenChargeback\automation\month.ps1',
  [string]$Settings = 'C:\OpenChargeback\month.psd1'
)
$ErrorActionPreference = 'Stop'
$action = New-ScheduledTaskAction -Execute 'powershell.exe' -WorkingDirectory 'C:\OpenChargeback' `
  -Argument "-NoProfile -NonInteractive -ExecutionPolicy Bypass -File `"$Script`" -Settings `"$Settings`""
$trigger = New-ScheduledTaskTrigger -Daily -At '06:30'
$options = New-ScheduledTaskSettingsSet -MultipleInstances IgnoreNew -StartWhenAvailable `
  -ExecutionTimeLimit (New-TimeSpan -Hours 1)
$password = (Get-Credential -UserName $Account -Message 'The account that the task runs as').GetNetworkCredential().Password
Register-ScheduledTask -TaskName 'OpenChargeback month' -Action $action -Trigger $trigger -Settings $options `
  -User $Account -Password $password -Description 'The month, as far as it goes without a person'
