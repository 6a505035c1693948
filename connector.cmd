@echo off
rem Runs the connector from a checkout on Windows: connector --help
rem Finds a JDK 25 (JAVA_HOME, JAVA25_HOME, Program Files), builds when the jar is missing, starts the command.
rem After changing sources run: mvn package -DskipTests
setlocal
set "root=%~dp0"
set "jar=%root%modules\proof\target\connector-with-sandbox-exec.jar"
set "jdk="

call :try "%JAVA_HOME%"
call :try "%JAVA25_HOME%"
for /d %%d in ("%ProgramFiles%\Eclipse Adoptium\jdk-*" "%ProgramFiles%\Java\jdk-*" "%ProgramFiles%\Microsoft\jdk-*" "%ProgramFiles%\Zulu\zulu-*" "%USERPROFILE%\.jdks\*") do call :try "%%~d"
if not defined jdk (
  echo No JDK 25 was found. Install one ^(for example Eclipse Temurin 25, https://adoptium.net^), 1>&2
  echo or set JAVA25_HOME to the folder of one, and run this again. 1>&2
  exit /b 1
)
set "JAVA_HOME=%jdk%"

if exist "%jar%" goto start
where mvn >nul 2>nul
if errorlevel 1 (
  echo Maven 3.8 or newer is needed to build the connector. Install it, then run this again. 1>&2
  exit /b 1
)
echo Building the connector ^(a minute or two the first time^) ... 1>&2
call mvn -q -B -f "%root%pom.xml" package -DskipTests -Dspotless.check.skip 1>&2
if errorlevel 1 (
  echo The build failed; the reason stands above. 1>&2
  exit /b 1
)

:start
if not defined CONNECTOR_JAVA_OPTIONS set "CONNECTOR_JAVA_OPTIONS=-Xms128m -Xmx512m"
"%jdk%\bin\java.exe" -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow %CONNECTOR_JAVA_OPTIONS% -jar "%jar%" %*
exit /b %errorlevel%

rem Takes the folder if it holds a JDK 25 or newer and none was taken before.
:try
if defined jdk exit /b 0
if "%~1"=="" exit /b 0
if not exist "%~1\bin\javac.exe" exit /b 0
if not exist "%~1\release" exit /b 0
rem the release file holds JAVA_VERSION="25.0.1": the second word between the signs = . and "
for /f tokens^=2^ delims^=^=.^" %%v in ('findstr /b "JAVA_VERSION=" "%~1\release"') do if %%v geq 25 set "jdk=%~1"
exit /b 0
