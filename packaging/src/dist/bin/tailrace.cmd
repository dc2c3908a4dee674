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
set "JDK_JAVA_OPTIONS="
"%JAVA%" "@%HOME_DIR%\lib\jvm.options" -Xmx%TAILRACE_HEAP% %TAILRACE_JAVA_OPTS% -p "%HOME_DIR%\lib;%HOME_DIR%\lib\windows" --enable-native-access=com.sun.jna -m dev.tailrace.core/dev.tailrace.core.cli.Main %*
exit /b %ERRORLEVEL%
