@echo off
rem Starts Tailrace on the Java runtime beside it, from any folder.
rem   TAILRACE_HEAP        heap of the Java runtime (64m)
rem   TAILRACE_JAVA_OPTS   more options for the Java runtime, after its own
rem   TAILRACE_JAVA_HOME   another Java runtime (25 or newer) than the one in runtime\
setlocal
set "HOME_DIR=%~dp0.."
set "JAVA=%HOME_DIR%\runtime\bin\java.exe"
if defined TAILRACE_JAVA_HOME set "JAVA=%TAILRACE_JAVA_HOME%\bin\java.exe"
if not exist "%JAVA%" (
    echo tailrace: no Java runtime at %JAVA% 1>&2
    exit /b 1
)
if not defined TAILRACE_HEAP set "TAILRACE_HEAP=64m"
rem What is redirected or piped is in the console's code page, too, which Java itself asks only where it writes to the console.
set "CODE_PAGE="
for /f "tokens=2 delims=:." %%p in ('chcp') do set "CODE_PAGE=%%p"
if defined CODE_PAGE set "CODE_PAGE=cp%CODE_PAGE: =%"
if "%CODE_PAGE%"=="cp0" set "CODE_PAGE="
if "%CODE_PAGE%"=="cp65001" set "CODE_PAGE=UTF-8"
set "STREAMS="
if defined CODE_PAGE set "STREAMS=-Dstdout.encoding=%CODE_PAGE% -Dstderr.encoding=%CODE_PAGE%"
set "JDK_JAVA_OPTIONS="
"%JAVA%" "@%HOME_DIR%\lib\jvm.options" -Xmx%TAILRACE_HEAP% %STREAMS% %TAILRACE_JAVA_OPTS% -p "%HOME_DIR%\lib;%HOME_DIR%\lib\windows" --enable-native-access=com.sun.jna -m dev.tailrace.core/dev.tailrace.core.cli.Main %*
exit /b %ERRORLEVEL%
