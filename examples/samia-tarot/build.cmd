:; exec "$(dirname "$0")/build.sh" "$@" # The same file for a POSIX shell and for cmd.exe, which takes this line for a label.
@echo off
powershell -NoLogo -NoProfile -ExecutionPolicy Bypass -File "%~dp0build.ps1" %*
exit /b %ERRORLEVEL%
