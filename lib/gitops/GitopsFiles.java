package gitops;

import console.Failure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.lib.Repository;

/**
 * The contents of mlops-gitops as the next commit would find them: the server's newest, with what
 * the person has changed and not committed yet. Nothing is checked out for that.
 */
public final class GitopsFiles {
  private final Path directory;
  private final Repository repository;
  private final ServerBranch branch;
  private final WorkingTree workingTree;

  GitopsFiles(Path directory, Repository repository, ServerBranch branch, WorkingTree workingTree) {
    this.directory = directory;
    this.repository = repository;
    this.branch = branch;
    this.workingTree = workingTree;
  }

  /**
   * A file as it would be after {@code git pull}, with what the person has changed in it and not
   * committed yet.
   *
   * @throws Failure when it does not exist (exit code 2), or both changed the same (4)
   */
  public String text(String path) {
    try {
      var committed = new Snapshot(repository, workingTree.head()).text(path);
      var mine = workingTree.text(path);
      if (mine.isEmpty() && committed.isPresent()
          || branch.text(path).isEmpty() && mine.isEmpty()) {
        throw Failure.usage(
            directory.resolve(path) + " does not exist",
            "check that this is your clone of mlops-gitops");
      }
      var theirs = branch.text(path).orElse("");
      return mine.equals(committed)
          ? theirs
          : new FileMerge(path).of(committed.orElse(""), mine.orElse(""), theirs);
    } catch (IOException failed) {
      throw GitErrors.local(directory, failed);
    }
  }

  /**
   * The {@code config.yaml} of an application in an environment.
   *
   * @throws Failure when it does not exist (exit code 2) or is not a YAML map (exit code 1)
   */
  public ConfigFile config(String environment, String application) {
    var name = configName(environment, application);
    return ConfigFile.checked(name, text(name));
  }

  /**
   * The same file as the server has it now, without anything that is only here: what Argo CD reads.
   * It may be broken, and is empty where the server has none.
   */
  public ConfigFile onServer(String environment, String application) {
    var name = configName(environment, application);
    try {
      return new ConfigFile(name, new Snapshot(repository, branch.tip()).text(name).orElse(""));
    } catch (IOException failed) {
      throw GitErrors.local(directory, failed);
    }
  }

  /** The path of an application's config.yaml in mlops-gitops. */
  public static String configName(String environment, String application) {
    return "model-deployments/" + environment + "/" + application + "/config.yaml";
  }

  /** The ApplicationSet's file of an environment. */
  public AppsetFile appset(String environment) {
    var name = AppsetFile.nameFor(environment);
    return AppsetFile.checked(name, text(name));
  }

  /**
   * The names of the Applications that the ApplicationSets make of what is in Git: the template
   * names each after the folder of its config.yaml and the environment.
   *
   * @throws Failure when one of the files is not YAML: it would stop its whole ApplicationSet
   */
  public List<String> applications(List<String> environments) throws IOException {
    var names = new ArrayList<String>();
    for (var environment : environments) {
      var folder = "model-deployments/" + environment;
      var configs = branch.snapshot().paths(folder, "config.yaml");
      if (configs.isEmpty()) {
        throw Failure.usage(
            directory.resolve(folder) + " does not exist",
            "check that this is your clone of mlops-gitops");
      }
      for (var config : configs) {
        ConfigFile.checked(config, text(config));
      }
      configs.stream()
          .map(config -> Path.of(config).getParent().getFileName() + "-" + environment)
          .sorted()
          .forEach(names::add);
    }
    return names;
  }
}
