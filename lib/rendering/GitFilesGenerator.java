package rendering;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The {@code files} half of an ApplicationSet's Git generator: every file that a pattern finds
 * becomes one set of parameters, or one per item where the file holds a list. A file's top-level
 * keys are the parameters; {@code path} (path, basename, filename, basenameNormalized,
 * filenameNormalized, segments) is added last and wins.
 *
 * @param include patterns of files to take
 * @param exclude patterns of files to leave out although an include pattern finds them
 */
public record GitFilesGenerator(List<String> include, List<String> exclude) {
  private static final int MAX_DNS_NAME = 253;

  /** The generator of a {@code spec.generators[].git} object. */
  public static GitFilesGenerator of(Map<String, Object> git) {
    var include = new ArrayList<String>();
    var exclude = new ArrayList<String>();
    if (git.get("files") instanceof List<?> files) {
      for (var item : files) {
        var file = (Map<?, ?>) item;
        var target = Boolean.TRUE.equals(file.get("exclude")) ? exclude : include;
        target.add(String.valueOf(file.get("path")));
      }
    }
    return new GitFilesGenerator(include, exclude);
  }

  /**
   * The parameter sets, in the order of the files' paths.
   *
   * @param tree the root of a checked out tree
   * @throws GeneratorFailure for a file that holds neither keys nor a list of keys
   */
  public List<Map<String, Object>> generate(Path tree) {
    var parameters = new ArrayList<Map<String, Object>>();
    for (var path : paths(tree)) {
      parameters.addAll(generate(tree, path));
    }
    return parameters;
  }

  /**
   * The parameter sets of one of the files.
   *
   * @param path below the tree's root
   * @throws GeneratorFailure where the file holds neither keys nor a list of keys
   */
  public List<Map<String, Object>> generate(Path tree, String path) {
    try {
      return parametersOf(path, Files.readString(tree.resolve(path)));
    } catch (IOException unreadable) {
      throw new GeneratorFailure(
          "unable to process file '%s': %s".formatted(path, unreadable.getMessage()), unreadable);
    }
  }

  /** The files that the patterns find, by their paths below the tree's root. */
  public SortedSet<String> paths(Path tree) {
    var included = include.stream().map(GitPathspec::new).toList();
    var excluded = exclude.stream().map(GitPathspec::new).toList();
    var found = new TreeSet<String>();
    for (var path : files(tree)) {
      if (included.stream().anyMatch(it -> it.matches(path))
          && excluded.stream().noneMatch(it -> it.matches(path))) {
        found.add(path);
      }
    }
    return found;
  }

  private static List<String> files(Path tree) {
    var files = new ArrayList<String>();
    var visitor =
        new SimpleFileVisitor<Path>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            // a working tree has .git, which is not part of its content
            return folder.equals(tree.resolve(".git"))
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            files.add(tree.relativize(file).toString().replace('\\', '/'));
            return FileVisitResult.CONTINUE;
          }
        };
    try {
      Files.walkFileTree(tree, visitor);
    } catch (IOException unreadable) {
      throw new GeneratorFailure("unable to list " + tree + ": " + unreadable, unreadable);
    }
    return files;
  }

  private static List<Map<String, Object>> parametersOf(String path, String content) {
    var parameters = new ArrayList<Map<String, Object>>();
    for (var keys : objects(path, content)) {
      var set = new LinkedHashMap<>(keys);
      set.put("path", pathParameters(path));
      parameters.add(set);
    }
    return parameters;
  }

  private static List<Map<String, Object>> objects(String path, String content) {
    Object document;
    try {
      document = GoYaml.firstDocument(content);
    } catch (GoYamlException broken) {
      throw unparsable(path, "error converting YAML to JSON: " + broken.getMessage(), broken);
    }
    refuseWhatJsonLacks(path, document);
    if (document == null) {
      return List.of(Map.of());
    }
    if (document instanceof List<?> list) {
      var objects = new ArrayList<Map<String, Object>>();
      list.forEach(item -> objects.add(item == null ? Map.of() : object(path, item, "")));
      return objects;
    }
    return List.of(object(path, document, "[]"));
  }

  private static void refuseWhatJsonLacks(String path, Object value) {
    if (value instanceof Map<?, ?> map) {
      map.values().forEach(item -> refuseWhatJsonLacks(path, item));
    } else if (value instanceof List<?> list) {
      list.forEach(item -> refuseWhatJsonLacks(path, item));
    } else if (value instanceof Double number && !Double.isFinite(number)) {
      var inGo = number.isNaN() ? "NaN" : number > 0 ? "+Inf" : "-Inf";
      throw unparsable(
          path, "error converting YAML to JSON: json: unsupported value: " + inGo, null);
    }
  }

  private static Map<String, Object> object(String path, Object value, String expectedPrefix) {
    if (value instanceof Map<?, ?> map) {
      var object = new LinkedHashMap<String, Object>();
      map.forEach((key, item) -> object.put((String) key, item));
      return object;
    }
    var message =
        "error unmarshaling JSON: while decoding JSON: json: cannot unmarshal %s into Go value of type %smap[string]interface {}"
            .formatted(goKind(value), expectedPrefix);
    throw unparsable(path, message, null);
  }

  private static GeneratorFailure unparsable(String path, String message, Throwable cause) {
    return new GeneratorFailure(
        "unable to process file '%s': unable to parse file: %s".formatted(path, message), cause);
  }

  private static String goKind(Object value) {
    if (value instanceof Number) {
      return "number";
    }
    if (value instanceof Boolean) {
      return "bool";
    }
    return value instanceof List ? "array" : "string";
  }

  private static Map<String, Object> pathParameters(String file) {
    int slash = file.lastIndexOf('/');
    var folder = slash < 0 ? "." : file.substring(0, slash);
    var basename = folder.substring(folder.lastIndexOf('/') + 1);
    var filename = file.substring(slash + 1);
    var parameters = new LinkedHashMap<String, Object>();
    parameters.put("path", folder);
    parameters.put("basename", basename);
    parameters.put("filename", filename);
    parameters.put("basenameNormalized", normalize(basename));
    parameters.put("filenameNormalized", normalize(filename));
    parameters.put("segments", List.of(folder.split("/")));
    return parameters;
  }

  /**
   * Argo CD's normalize: lower case, everything a DNS name cannot hold becomes {@code -}, at most
   * 253 characters.
   */
  private static String normalize(String name) {
    var valid = name.toLowerCase(Locale.ROOT).replaceAll("[^-a-z0-9.]", "-");
    var cut = valid.length() > MAX_DNS_NAME ? valid.substring(0, MAX_DNS_NAME) : valid;
    return cut.replaceAll("^[-.]+|[-.]+$", "");
  }
}
