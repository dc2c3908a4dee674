<#
.SYNOPSIS
    Installs or upgrades Tailrace on many Windows hosts.
.DESCRIPTION
    Copies the installer, and a configuration if one is given, to each host, runs the installer silently there, and tells how each host fared.
    An upgrade keeps the configuration and the registry of the host. Needs PowerShell remoting (WinRM) and an account that administers the hosts.
.EXAMPLE
    .\Install-Tailrace.ps1 -Msi .\tailrace-0.1.0-windows-x64.msi -Config .\squid.yml -ComputerName (Get-Content .\hosts.txt)
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)] [string] $Msi,
    [Parameter(Mandatory)] [string[]] $ComputerName,
    # What the configuration of a host begins as if it has none.
    [string] $Config,
    # Under which the service runs; without it, the system's own.
    [pscredential] $Account
)
$ErrorActionPreference = 'Stop'

$results = foreach ($computer in $ComputerName) {
    $session = $null
    try {
        $session = New-PSSession -ComputerName $computer
        $folder = Invoke-Command -Session $session {
            (New-Item -ItemType Directory -Path (Join-Path $env:TEMP ([guid]::NewGuid()))).FullName
        }
        Copy-Item $Msi -Destination $folder -ToSession $session
        if ($Config) { Copy-Item $Config -Destination $folder -ToSession $session }
        $said = Invoke-Command -Session $session -ArgumentList $folder, (Split-Path $Msi -Leaf), $(if ($Config) { Split-Path $Config -Leaf }), $Account {
            param($folder, $msi, $config, $account)
            $log = Join-Path $folder 'msiexec.log'
            $arguments = @('/i', "`"$folder\$msi`"", '/qn', '/norestart', '/l*v', "`"$log`"", 'START=1')
            if ($config) { $arguments += "CONFIG=`"$folder\$config`"" }
            if ($account) { $arguments += "ACCOUNT=`"$($account.UserName)`"", "PASSWORD=`"$($account.GetNetworkCredential().Password)`"" }
            $status = (Start-Process msiexec -ArgumentList $arguments -Wait -PassThru).ExitCode
            $service = Get-Service Tailrace -ErrorAction SilentlyContinue
            # 3010: done, and Windows wants a restart some time.
            if ($status -in 0, 3010 -and $service.Status -eq 'Running') {
                Remove-Item -Recurse -Force $folder
                return 'running'
            }
            $events = Get-WinEvent -FilterHashtable @{ LogName = 'Application'; ProviderName = 'Tailrace' } -MaxEvents 1 -ErrorAction SilentlyContinue
            "msiexec ended with $status, the service is '$($service.Status)'; log: $log. $($events.Message)"
        }
        [pscustomobject]@{ Computer = $computer; Ok = $said -eq 'running'; Said = $said }
    }
    catch {
        [pscustomobject]@{ Computer = $computer; Ok = $false; Said = $_.Exception.Message }
    }
    finally {
        if ($session) { Remove-PSSession $session }
    }
}
$results | Format-Table -AutoSize -Wrap
if ($results.Ok -contains $false) { exit 1 }
