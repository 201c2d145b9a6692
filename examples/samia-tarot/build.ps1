# Runs the build program build/_build.csproj beside this file, as build.sh does: compiled programs are kept in
# .nuke/temp/build under the hash of their inputs, and it is compiled only when there is none for the inputs as they are.
#
# For Windows PowerShell 5.1 and later. There was no PowerShell where the rest of this repository is tested: this file
# was never run there. Windows PowerShell drops empty arguments and quotes within arguments; cmd and bash do not.

$ErrorActionPreference = 'Stop'
Set-StrictMode -Version 2

$arguments = $args
$root = $PSScriptRoot
$source = Join-Path $root 'build'
$project = Join-Path $source '_build.csproj'
$store = [IO.Path]::Combine($root, '.nuke', 'temp', 'build')
$work = Join-Path $store 'work'
$used = Join-Path $store 'used'
$env:DOTNET_NOLOGO = '1'
$env:DOTNET_CLI_TELEMETRY_OPTOUT = '1'

function Stop-Build([string] $message) {
    [Console]::Error.WriteLine("build.ps1: $message")
    exit 2
}

# The folder of a project, the folders of the projects it references, and so on.
function Get-ProjectFolders {
    $found = New-Object 'System.Collections.Generic.List[string]'
    $next = New-Object 'System.Collections.Generic.Queue[string]'
    $next.Enqueue($project)
    while ($next.Count -gt 0) {
        $file = $next.Dequeue()
        $folder = [IO.Path]::GetDirectoryName($file)
        if ($found.Contains($folder)) { continue }
        $found.Add($folder)
        foreach ($match in [regex]::Matches([IO.File]::ReadAllText($file), '<ProjectReference\s+Include="([^"$]+)"')) {
            $reference = [IO.Path]::GetFullPath([IO.Path]::Combine($folder, $match.Groups[1].Value))
            if ([IO.File]::Exists($reference)) { $next.Enqueue($reference) }
        }
    }
    return $found
}

function Get-InputFiles {
    $patterns = 'Directory.*', 'global.json', 'NuGet.config', '.editorconfig', '.globalconfig'
    $files = New-Object 'System.Collections.Generic.SortedSet[string]' ([StringComparer]::Ordinal)
    [void] $files.Add((Join-Path $root 'build.ps1'))
    foreach ($folder in Get-ProjectFolders) {
        foreach ($file in Get-ChildItem -LiteralPath $folder -Recurse -File) {
            $inside = $file.FullName.Substring($folder.Length)
            if ($inside -notmatch '[\\/](bin|obj|node_modules|\.[^\\/]+)[\\/]') { [void] $files.Add($file.FullName) }
        }
        for ($above = [IO.DirectoryInfo] $folder; $null -ne $above; $above = $above.Parent) {
            foreach ($pattern in $patterns) {
                foreach ($file in $above.GetFiles($pattern)) { [void] $files.Add($file.FullName) }
            }
        }
    }
    return $files
}

# The hash of the SDKs there are and of the path and content of every input.
function Get-InputHash {
    $sha256 = [Security.Cryptography.SHA256]::Create()
    $lines = New-Object 'System.Collections.Generic.List[string]'
    $lines.Add($dotnet)
    $sdks = Join-Path (Split-Path $dotnet) 'sdk'
    if (Test-Path $sdks) { $lines.Add((Get-ChildItem $sdks | Sort-Object Name | ForEach-Object { $_.Name }) -join ' ') }
    foreach ($file in Get-InputFiles) {
        $lines.Add([BitConverter]::ToString($sha256.ComputeHash([IO.File]::ReadAllBytes($file))) + ' ' + $file)
    }
    $text = [Text.Encoding]::UTF8.GetBytes([string]::Join("`n", $lines))
    return [BitConverter]::ToString($sha256.ComputeHash($text)).Replace('-', '').Substring(0, 16).ToLowerInvariant()
}

# Runs an SDK command on the build project; its error lines end this script.
function Invoke-Sdk([string] $failure, [string[]] $command) {
    $options = '--artifacts-path', $work, '-nologo', '-v:q', '-tl:off', '-clp:NoSummary;ForceNoAlign',
        '-p:Configuration=Release', '-p:UseSharedCompilation=false', '-p:RunAnalyzers=false',
        '-p:EnforceCodeStyleInBuild=false', '-p:TreatWarningsAsErrors=false', '-p:NuGetAudit=false',
        '-p:ContinuousIntegrationBuild=false'
    $output = & dotnet $command $project $options
    if ($LASTEXITCODE -eq 0) { return }
    $errors = $output | Where-Object { $_ -match '\berror\b' } | ForEach-Object { $_.Trim() -replace ' \[[^\]]*\]$', '' }
    if (-not $errors) { $errors = $output }
    Stop-Build ("${failure}:`n" + [string]::Join("`n", [string[]] @($errors | Select-Object -Unique)))
}

# Compiles everything anew into the work folder, and renames a copy of the result.
function New-Program {
    foreach ($attempt in 1..3) {
        if (Test-Path $work) { Remove-Item $work -Recurse -Force }
        Invoke-Sdk 'the packages of the build program cannot be restored' @('restore')
        $before = Get-InputHash
        Invoke-Sdk 'the build program does not compile' @('build', '--no-restore', '-nodeReuse:false')
        if ((Get-InputHash) -ne $before) { continue }
        $new = Join-Path $store 'new'
        if (Test-Path $new) { Remove-Item $new -Recurse -Force }
        Copy-Item ([IO.Path]::Combine($work, 'bin', '_build', 'release')) $new -Recurse
        if (-not (Test-Path (Join-Path $store $before))) { Move-Item $new (Join-Path $store $before) }
        Remove-OldPrograms
        return
    }
    Stop-Build 'the sources of the build program changed while they were compiled, three times. Try again.'
}

# Keeps the three programs used last, and every one used within a day: it may still be running.
function Remove-OldPrograms {
    $old = Get-ChildItem $used -File | Sort-Object LastWriteTime -Descending | Select-Object -Skip 3 |
        Where-Object { $_.LastWriteTime -lt (Get-Date).AddDays(-1) }
    foreach ($marker in $old) {
        $folder = Join-Path $store $marker.Name
        $trash = Join-Path $store 'trash'
        if (Test-Path $trash) { Remove-Item $trash -Recurse -Force }
        if (Test-Path $folder) { Move-Item $folder $trash } # Half of it is never found under its name.
        Remove-Item $marker.FullName
    }
}

function Enter-Lock {
    $waited = 0
    while ($true) {
        try { return [IO.File]::Open((Join-Path $store 'lock'), 'OpenOrCreate', 'ReadWrite', 'None') }
        catch [IO.IOException] {
            if (++$waited -eq 20) { [Console]::Error.WriteLine('build.ps1: waiting for another run that compiles ...') }
            Start-Sleep -Milliseconds 100
        }
    }
}

$command = Get-Command dotnet -CommandType Application -ErrorAction SilentlyContinue | Select-Object -First 1
if (-not $command) { Stop-Build 'the .NET SDK is not on PATH. Install it: https://dot.net/download' }
$dotnet = $command.Source

$program = [IO.Path]::Combine($store, (Get-InputHash), '_build.dll')
if (-not (Test-Path $program)) {
    [void] [IO.Directory]::CreateDirectory($used)
    $lock = Enter-Lock
    Push-Location $root # The SDK is selected by the global.json above the current folder.
    try {
        [void] (& dotnet --version) # On failure it says on standard error what global.json asks for.
        if ($LASTEXITCODE -ne 0) { Stop-Build 'the installed .NET SDKs will not do. Install one: https://dot.net/download' }
        if (-not (Test-Path ([IO.Path]::Combine($store, (Get-InputHash), '_build.dll')))) { New-Program }
        $program = [IO.Path]::Combine($store, (Get-InputHash), '_build.dll')
    }
    finally {
        Pop-Location
        $lock.Dispose()
    }
}

[IO.File]::WriteAllText((Join-Path $used (Split-Path (Split-Path $program) -Leaf)), '')
& dotnet $program $arguments
exit $LASTEXITCODE
