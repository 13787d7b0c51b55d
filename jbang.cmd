@echo off
rem Runs JBang on a Windows machine that has only a JDK 17 or newer, or not even that. What is
rem missing is fetched once, checked against the SHA-256 written here, and kept in the user's cache.
rem The file `jbang` beside this one does the same on Linux and macOS and explains the variables.
setlocal EnableExtensions DisableDelayedExpansion

set "jbang_version=0.132.1"
set "jbang_sha256=f977075849cff866f45b27997f5671ab8a336a5dd3cf9e702b3479128338f3a7"
set "jdk_version=17.0.19+10"
set "jdk_archive=OpenJDK17U-jdk_x64_windows_hotspot_17.0.19_10.zip"
set "jdk_sha256=b5b235c48adf6a081874b812c630b9f4b5f637b7a5ed18b9174d08a41ec4c235"
set "starter=1"

set "maven_url=%JUKEBOX_MAVEN_URL%"
if not defined maven_url set "maven_url=https://repo1.maven.org/maven2"
set "jdk_url=%JUKEBOX_JDK_URL%"
if not defined jdk_url set "jdk_url=https://github.com/adoptium/temurin17-binaries/releases/download/jdk-17.0.19%%2B10"
if defined JUKEBOX_JDK_SHA256 set "jdk_sha256=%JUKEBOX_JDK_SHA256%"

set "here=%~dp0"
set "cache=%JUKEBOX_CACHE%"
if not defined cache set "cache=%LOCALAPPDATA%\jukebox"
if not exist "%cache%\" mkdir "%cache%" 2>nul
if not exist "%cache%\" (
  echo jbang: %cache% cannot be written: set JUKEBOX_CACHE 1>&2
  exit /b 1
)

call :find_java || exit /b 6
call :find_jar || exit /b
call :find_starter || exit /b

rem JBang says what to run on its standard output and ends with 255; everything else is its answer.
set "output=%TEMP%\jukebox-%RANDOM%%RANDOM%%RANDOM%.out"
set "JBANG_RUNTIME_SHELL=cmd"
set "JBANG_LAUNCH_CMD=%~f0"
"%JAVA_HOME%\bin\java.exe" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC %JBANG_JAVA_OPTIONS% -cp "%classes%;%jar%" LockedJbang %* > "%output%"
set "status=%ERRORLEVEL%"
if not "%status%" == "255" (
  type "%output%"
  del "%output%"
  exit /b %status%
)
set "command="
for /f "usebackq delims=" %%L in ("%output%") do set "command=%%L"
del "%output%"
%command%
exit /b %ERRORLEVEL%

rem --- Java ----------------------------------------------------------------------------------------

:find_java
if defined JAVA_HOME (
  call :is_jdk "%JAVA_HOME%" && exit /b 0
)
for /f "delims=" %%J in ('where java.exe 2^>nul') do (
  call :is_jdk "%%~dpJ.." && exit /b 0
)
call :is_jdk "%cache%\jdk-%jdk_version%" && exit /b 0
call :fetch_jdk || exit /b 1
call :is_jdk "%cache%\jdk-%jdk_version%"
exit /b

rem Whether %1 is the home of a JDK 17 or newer, by its release file; sets JAVA_HOME if it is.
:is_jdk
if not exist "%~1\bin\javac.exe" exit /b 1
if not exist "%~1\release" exit /b 1
set "number=0"
for /f "usebackq tokens=2 delims==" %%V in (`findstr /b JAVA_VERSION^= "%~1\release"`) do (
  for /f "delims=.+-" %%M in ("%%~V") do set "number=%%~M"
)
if %number% LSS 17 exit /b 1
set "JAVA_HOME=%~f1"
exit /b 0

rem PowerShell is part of Windows; the archive appears by one rename, complete or not at all.
:fetch_jdk
if /i not "%PROCESSOR_ARCHITECTURE%" == "AMD64" (
  echo jbang: no Java 17 found, and none is known for %PROCESSOR_ARCHITECTURE%: install a JDK 17 or newer and set JAVA_HOME 1>&2
  exit /b 1
)
echo jbang: no Java 17 found: fetching the JDK Temurin %jdk_version% (about 189 MB) into %cache% 1>&2
set "work=%cache%\fetch-%RANDOM%%RANDOM%"
powershell -NoProfile -NonInteractive -ExecutionPolicy Bypass -Command ^
  "$ErrorActionPreference = 'Stop'; $ProgressPreference = 'SilentlyContinue';" ^
  "$zip = $env:work + '.zip'; $url = $env:jdk_url + '/' + $env:jdk_archive;" ^
  "try {" ^
  "  Invoke-WebRequest -UseBasicParsing -Uri $url -OutFile $zip;" ^
  "  $actual = (Get-FileHash -Algorithm SHA256 $zip).Hash;" ^
  "  if ($actual -ne $env:jdk_sha256) { throw ($url + ' has SHA-256 ' + $actual + ', expected ' + $env:jdk_sha256) };" ^
  "  Expand-Archive -Path $zip -DestinationPath $env:work;" ^
  "  $target = Join-Path $env:cache ('jdk-' + $env:jdk_version);" ^
  "  if (-not (Test-Path $target)) { Move-Item (Get-ChildItem $env:work)[0].FullName $target }" ^
  "} catch { [Console]::Error.WriteLine('jbang: ' + $_); exit 1 }" ^
  "finally { Remove-Item -Recurse -Force -ErrorAction SilentlyContinue $zip, $env:work }"
exit /b

rem --- JBang ---------------------------------------------------------------------------------------

:find_jar
set "jar=%cache%\jbang-%jbang_version%.jar"
if exist "%jar%" exit /b 0
"%JAVA_HOME%\bin\java.exe" "%here%.bootstrap\FetchJbang.java" "%maven_url%/dev/jbang/jbang-cli/%jbang_version%/jbang-cli-%jbang_version%-all.jar" %jbang_sha256% "%jar%"
exit /b

:find_starter
set "classes=%cache%\starter-%starter%"
if exist "%classes%\LockedJbang.class" exit /b 0
"%JAVA_HOME%\bin\javac.exe" --release 17 -d "%classes%" "%here%.bootstrap\LockedJbang.java"
exit /b
