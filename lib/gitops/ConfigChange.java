package gitops;

import console.Console;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What a step wants to change in an application's {@code config.yaml}, in one or several
 * environments. An empty file gets the page's values; in a filled one only what was given on the
 * command line changes, because pipelines and later lessons write there, too.
 */
public final class ConfigChange {
  private final String application;
  private final List<String> environments;
  private final List<ConfigFile> onServer = new ArrayList<>();
  private final List<ConfigFile> found = new ArrayList<>();
  private final List<ConfigFile> after = new ArrayList<>();

  private ConfigChange(String application, List<String> environments) {
    this.application = application;
    this.environments = List.copyOf(environments);
  }

  /**
   * Works the change out; nothing is written.
   *
   * @param application for example {@code jukebox}
   * @param pageValues what an empty file of an environment gets
   * @param given what was given on the command line; null values were not
   */
  public static ConfigChange of(
      Gitops gitops,
      String application,
      List<String> environments,
      Function<String, Map<String, String>> pageValues,
      Map<String, String> given) {
    var change = new ConfigChange(application, environments);
    for (var environment : environments) {
      var file = change.find(gitops, environment);
      change.after.add(
          with(file.isEmpty() ? with(file, pageValues.apply(environment)) : file, given));
    }
    return change;
  }

  /**
   * The way back: each environment gets the image of an earlier version. Only the keys that name
   * the image change, also where they have to go again; what later commits wrote to the same file
   * for other reasons is not taken back with them.
   */
  public static ConfigChange back(
      Gitops gitops, String application, Map<String, DeployedVersion> versions) {
    var change = new ConfigChange(application, List.copyOf(versions.keySet()));
    versions.forEach(
        (environment, version) -> {
          var file = change.find(gitops, environment);
          for (var key : VersionHistory.IMAGE_KEYS) {
            var value = version.values().get(key);
            file = value == null ? file.without(key) : file.with(key, value);
          }
          change.after.add(file);
        });
    return change;
  }

  /** The file to change; what the person has written there by hand is a part of the change. */
  private ConfigFile find(Gitops gitops, String environment) {
    var file = gitops.files().config(environment, application);
    onServer.add(gitops.files().onServer(environment, application));
    found.add(file);
    return file;
  }

  private static ConfigFile with(ConfigFile file, Map<String, String> values) {
    var changed = file;
    for (var value : values.entrySet()) {
      if (value.getValue() != null) {
        changed = changed.with(value.getKey(), value.getValue());
      }
    }
    return changed;
  }

  /** What is changed, for example {@code jukebox}. */
  public String application() {
    return application;
  }

  /** Where it is changed. */
  public List<String> environments() {
    return environments;
  }

  /** An environment's file as it will be. */
  ConfigFile file(String environment) {
    return after.get(environments.indexOf(environment));
  }

  /** An environment's file as the server had it when the change was worked out. */
  ConfigFile onServer(String environment) {
    return onServer.get(environments.indexOf(environment));
  }

  /** Whether nobody had configured the application before. */
  public boolean isFirst() {
    return found.stream().allMatch(ConfigFile::isEmpty);
  }

  /**
   * Whether the server has all files as they are wanted. What the person has only here, edited by
   * hand or committed, would go along with the next push, and so is a change.
   */
  public boolean isNone() {
    return onServer.equals(after);
  }

  /** The same for one environment. */
  boolean isNone(String environment) {
    return onServer(environment).equals(file(environment));
  }

  /** The files as they will be. */
  public List<ConfigFile> files() {
    return List.copyOf(after);
  }

  /** What an environment's file says about which chart Argo CD takes, and from where. */
  public Map<String, String> chartSource(String environment) {
    return file(environment).chartSource();
  }

  /** Path below the working tree to new content. */
  public Map<String, String> texts() {
    var texts = new LinkedHashMap<String, String>();
    after.forEach(file -> texts.put(file.name(), file.text()));
    return texts;
  }

  /** The same for some of the environments. */
  Map<String, String> texts(List<String> some) {
    var texts = new LinkedHashMap<String, String>();
    some.forEach(environment -> texts.put(file(environment).name(), file(environment).text()));
    return texts;
  }

  /** Tells the person which lines change. */
  public void describe(Console console) {
    for (int i = 0; i < after.size(); i++) {
      var old = onServer.get(i).text().lines().toList();
      var now = after.get(i).text().lines().toList();
      console.say(after.get(i).name() + (old.equals(now) ? " has these values already" : ":"));
      now.stream().filter(line -> !old.contains(line)).forEach(it -> console.say("  + " + it));
      if (old.containsAll(now)) {
        old.stream().filter(line -> !now.contains(line)).forEach(it -> console.say("  - " + it));
      }
    }
  }
}
