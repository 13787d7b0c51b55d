//JAVA 17+
//DEPS com.fasterxml.jackson.core:jackson-annotations:2.22
//DEPS org.junit.jupiter:junit-jupiter-api:6.1.3
//DEPS org.junit.jupiter:junit-jupiter-params:6.1.3
//DEPS org.junit.jupiter:junit-jupiter-engine:6.1.3
//DEPS org.junit.platform:junit-platform-launcher:6.1.3
//DEPS com.google.guava:guava:33.5.0-jre
//DEPS com.google.cloud.tools:jib-core:0.28.1
//SOURCES ../lib/**.java
//SOURCES ../embedded/**.java
//SOURCES ../k3s/**.java
//SOURCES ../scripts/*.java
//SOURCES RealPlatformLast.java
//SOURCES Report.java
//SOURCES bench/**.java
//SOURCES unit/**.java
//SOURCES commands/**.java
//SOURCES scenarios/**.java
//JAVAC_OPTIONS -Xlint:all -Werror

import static org.junit.platform.engine.discovery.ClassNameFilter.includeClassNamePatterns;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClasspathRoots;

import embedded.edge.JvmSettings;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import platform.Proxies;

/** Runs the tests in this JVM with JUnit's Launcher and prints a line per class. */
@Command(
    name = "test",
    mixinStandardHelpOptions = true,
    description = "Runs the tests; ends with 'N passed, N failed, N skipped'.")
public class RunTests implements Callable<Integer> {
  @Option(
      names = "--tag",
      description = "only the tests with this tag: unit, commands, embedded or k3s (repeatable)")
  String[] tags = {};

  @Option(
      names = "--class",
      description = "only test classes whose name contains this (repeatable)")
  String[] classes = {};

  public static void main(String... args) {
    // must be set before the first HttpClient exists; the platform's clients set it too, but here
    // many share one JVM
    JvmSettings.apply();
    Proxies.allowAccounts();
    System.exit(new CommandLine(new RunTests()).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    var ownJar =
        Path.of(RunTests.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    var request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectClasspathRoots(Set.of(ownJar)))
            .filters(includeClassNamePatterns(classNamePatterns()))
            .configurationParameter(
                ClassOrderer.DEFAULT_ORDER_PROPERTY_NAME, RealPlatformLast.class.getName());
    if (tags.length > 0) {
      request.filters(TagFilter.includeTags(tags));
    }
    var report = new Report(System.out);
    LauncherFactory.create().execute(request.build(), report);
    return report.finish();
  }

  private String[] classNamePatterns() {
    if (classes.length == 0) {
      return new String[] {".*Test"};
    }
    var patterns = new String[classes.length];
    for (int i = 0; i < classes.length; i++) {
      patterns[i] = ".*" + Pattern.quote(classes[i]) + ".*";
    }
    return patterns;
  }
}
