<#
.SYNOPSIS
    What Wine cannot show of Tailrace, to be checked on a Windows host. Run it as administrator after the installer; it makes a folder of its own.
.DESCRIPTION
    1  delete-pending     a deleted file that the agent holds gives its name free within seconds
    2  mandatory locks    lines in a locked region are shipped once the lock is gone
    3  exclusive writers  a file that its writer shares with nobody is shipped once it is closed
    4  SCM                start and stop stay within the service manager's time, recovery brings a killed service back after 5 s
    5  pending shutdown   'stop' drains: nothing is shipped twice after a start
    6  rights             ordinary users cannot read or write the data folder
    7  signature          the installer and the programs are signed
    8  ReFS, FAT, shares  file ids: give the folders to look at with -Folder
#>
[CmdletBinding()]
param([string[]] $Folder = @())
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
"@ | Set-Content (Join-Path $place 'check.yml')
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

Check 'SCM: starts within 30 s' { (Measure-Command { Restart-Service Tailrace }).TotalSeconds -lt 30 }
Check 'SCM: a killed service is back after 5 s' {
    Stop-Process -Force -Id (Get-CimInstance Win32_Service -Filter "Name='Tailrace'").ProcessId
    Wait-For { (Get-Service Tailrace).Status -eq 'Running' } 20
}
Check 'rights: no ordinary users on the data folder' {
    -not ((Get-Acl $data).Access | Where-Object { $_.IdentityReference -match 'Users|Everyone|Authenticated' -or $_.IdentityReference -match 'S-1-5-32-545' })
}
Check 'signature of the programs' { (Get-AuthenticodeSignature "$program\bin\prunsrv.exe").Status -eq 'Valid' }
foreach ($path in $Folder) {
    Check "file ids in $path" { & "$program\bin\tailrace.cmd" doctor -c "$place\check.yml" -E "inputs.0.paths=['$path\*']"; $LASTEXITCODE -eq 0 }
}
Get-WinEvent -FilterHashtable @{ LogName = 'Application'; ProviderName = 'Tailrace' } -MaxEvents 5 | Format-List TimeCreated, LevelDisplayName, Message
exit $failed
