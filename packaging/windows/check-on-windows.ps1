<#
.SYNOPSIS
    What Wine cannot show of Tailrace, to be checked on a Windows host. Run it as administrator after the installer; it makes a folder of its own.
.DESCRIPTION
    1  delete-pending     a deleted file that the agent holds gives its name free within seconds
    2  mandatory locks    lines in a locked region are shipped once the lock is gone
    3  exclusive writers  a file that its writer shares with nobody is shipped once it is closed
    4  what is registered delayed start, restarts after 5, 15 and 30 s, also after an end with an error, time before a shutdown
    5  SCM                start and stop stay within the service manager's time; a killed service is back after 5 s
    6  before a shutdown  the service is asked (PRESHUTDOWN), drains, and ships nothing twice when it starts again
    7  a failing start    the mistake in the configuration stands in the event log, readable
    8  rights             ordinary users cannot read or write the data folder; the service runs under its own account
    9  signature          the installer (-Msi) and the programs are signed
    10 ReFS, FAT, shares  file ids: give the folders to look at with -Folder

    For a service that runs under the system's account or its own: it is changed for the check, and changed back without a password.
#>
[CmdletBinding()]
param([string[]] $Folder = @(), [string] $Msi)
$ErrorActionPreference = 'Stop'
$program = Join-Path $env:ProgramFiles 'Tailrace'
$data = Join-Path $env:ProgramData 'Tailrace'
$place = Join-Path $env:TEMP 'tailrace-check'
$failed = 0

function Check([string] $name, [scriptblock] $holds) {
    $ok = try { [bool](& $holds) } catch { Write-Host $_; $false }
    Write-Host ('{0,-6} {1}' -f $(if ($ok) { 'ok' } else { 'FAILED' }), $name)
    if (-not $ok) { $script:failed++ }
}
function Wait-For([scriptblock] $condition, [int] $seconds = 30) {
    $until = (Get-Date).AddSeconds($seconds)
    while ((Get-Date) -lt $until) {
        if (& $condition) { return $true }
        Start-Sleep -Milliseconds 250
    }
    $false
}
function Shipped { @(Get-Content (Join-Path $place 'out\events.ndjson') -ErrorAction SilentlyContinue).Count }

Remove-Item -Recurse -Force $place -ErrorAction SilentlyContinue
$logs = New-Item -ItemType Directory -Force (Join-Path $place 'logs')
@"
inputs:
  - {id: check, type: file, paths: ['$place\logs\*.log'], scan_frequency: 1s}
outputs: {archive: {type: file, path: '$place\out\events.ndjson'}}
http: {enabled: false}
"@ | Set-Content -Encoding ascii (Join-Path $place 'check.yml')
$agent = Start-Process "$program\bin\tailrace.cmd" "run -c `"$place\check.yml`" --data `"$place\data`"" -PassThru -WindowStyle Hidden
try {
    $a = Join-Path $logs 'a.log'
    Set-Content $a 'one'
    Check 'a line is shipped' { Wait-For { (Shipped) -eq 1 } }
    Remove-Item $a
    Check 'delete-pending: the name is free within 10 s' { Wait-For { try { Set-Content $a 'two'; $true } catch { $false } } 10 }
    Check 'and the new file is shipped' { Wait-For { (Shipped) -eq 2 } }

    $b = [IO.File]::Open((Join-Path $logs 'b.log'), 'Create', 'Write', 'None')
    $b.Write([byte[]](111, 110, 101, 10), 0, 4); $b.Flush()
    Start-Sleep 5
    Check 'exclusive writer: not shipped while it holds the file' { (Shipped) -eq 2 }
    $b.Close()
    Check 'and shipped when it lets go' { Wait-For { (Shipped) -eq 3 } }

    $c = [IO.File]::Open((Join-Path $logs 'c.log'), 'Create', 'Write', 'ReadWrite, Delete')
    $c.Write([byte[]](111, 110, 101, 10), 0, 4); $c.Flush(); $c.Lock(0, 4)
    Start-Sleep 5
    Check 'mandatory lock: not shipped while it holds' { (Shipped) -eq 3 }
    $c.Unlock(0, 4)
    Check 'and shipped when it is gone' { Wait-For { (Shipped) -eq 4 } }
    $c.Close()
}
finally {
    taskkill /t /f /pid $agent.Id | Out-Null
}

$key = 'HKLM:\SYSTEM\CurrentControlSet\Services\Tailrace'
$own = Join-Path $data 'tailrace.yml'
$tailrace = "$program\bin\tailrace.cmd"
Check 'registered: delayed start' { (Get-ItemProperty $key).DelayedAutostart -eq 1 }
Check 'registered: restarts after 5, 15 and 30 s' {
    $said = (& sc.exe qfailure Tailrace) -join ' '
    $said -match '86400' -and $said -match '5000\D.*15000\D.*30000\D'
}
Check 'registered: also after an end with an error' { ((& sc.exe qfailureflag Tailrace) -join ' ') -match 'TRUE|:\s*1' }
Check 'registered: time before a shutdown' { (Get-ItemProperty $key).PreshutdownTimeout -ge 10000 }

Check 'SCM: starts within 30 s' { (Measure-Command { Restart-Service Tailrace }).TotalSeconds -lt 30 }
Check 'SCM: a killed service is back after 5 s' {
    Stop-Process -Force -Id (Get-CimInstance Win32_Service -Filter "Name='Tailrace'").ProcessId
    (Wait-For { (Get-Service Tailrace).Status -ne 'Running' } 5) -and (Wait-For { (Get-Service Tailrace).Status -eq 'Running' } 20)
}

# From here on the service has the configuration of this check; its own comes back at the end.
$kept = Join-Path $place 'kept.yml'
Copy-Item $own $kept
$check = Get-Content (Join-Path $place 'check.yml')
$account = (Get-CimInstance Win32_Service -Filter "Name='Tailrace'").StartName
try {
    & $tailrace service stop
    & $tailrace service install -c "$place\check.yml" --data "$place\data" --account 'NT SERVICE\Tailrace'
    icacls $place /grant 'NT SERVICE\Tailrace:(OI)(CI)M' | Out-Null
    Check 'rights: runs under its own account' {
        Start-Service Tailrace
        (Get-CimInstance Win32_Service -Filter "Name='Tailrace'").StartName -eq 'NT SERVICE\Tailrace' -and (Get-Service Tailrace).Status -eq 'Running'
    }
    Set-Content (Join-Path $logs 'd.log') (1..1000)
    Check 'under that account lines are shipped' { Wait-For { (Shipped) -eq 1004 } }
    Check 'before a shutdown: asked, it ends by itself' {
        & sc.exe control Tailrace 15 | Out-Null
        Wait-For { (Get-Service Tailrace).Status -eq 'Stopped' } 30
    }
    Check 'and what came meanwhile is shipped when it starts, once' {
        Add-Content (Join-Path $logs 'd.log') (1001..1010)
        Start-Service Tailrace
        (Wait-For { (Shipped) -eq 1014 }) -and -not (Wait-For { (Shipped) -gt 1014 } 5)
    }
    Stop-Service Tailrace
    Add-Content (Join-Path $place 'check.yml') 'inptus: []'
    Check 'a failing start: the mistake stands in the event log' {
        $since = Get-Date
        Start-Service Tailrace -ErrorAction SilentlyContinue
        Wait-For {
            Get-WinEvent -FilterHashtable @{ LogName = 'Application'; ProviderName = 'Tailrace'; StartTime = $since } -ErrorAction SilentlyContinue |
                Where-Object { $_.Message -match 'inptus' -and $_.Message -match 'inputs' }
        }
    }
}
finally {
    & $tailrace service stop
    Copy-Item $kept $own
    Set-Content -Encoding ascii (Join-Path $place 'check.yml') $check
    & $tailrace service install --account $account
    & $tailrace service start
}

Check 'rights: no ordinary users on the data folder' {
    $ordinary = 'S-1-5-32-545', 'S-1-1-0', 'S-1-5-11'
    $allowed = (Get-Acl $data).GetAccessRules($true, $true, [System.Security.Principal.SecurityIdentifier]).IdentityReference.Value
    -not ($allowed | Where-Object { $_ -in $ordinary })
}
Check 'rights: nothing is handed down to it from ProgramData' { (Get-Acl $data).AreAccessRulesProtected }
Check 'signature of the programs' { (Get-AuthenticodeSignature "$program\bin\prunsrv.exe").Status -eq 'Valid' }
if ($Msi) { Check 'signature of the installer' { (Get-AuthenticodeSignature $Msi).Status -eq 'Valid' } }
foreach ($path in $Folder) {
    Check "file ids in $path" { & $tailrace doctor -c "$place\check.yml" -E "inputs.0.paths=['$path\*']"; $LASTEXITCODE -eq 0 }
}
Get-WinEvent -FilterHashtable @{ LogName = 'Application'; ProviderName = 'Tailrace' } -MaxEvents 5 | Format-List TimeCreated, LevelDisplayName, Message
exit $failed
