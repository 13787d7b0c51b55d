package gitops;

import console.Failure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;
import org.eclipse.jgit.merge.MergeAlgorithm;
import org.eclipse.jgit.merge.MergeFormatter;

/**
 * Brings together what we and others wrote to the same file. A {@code config.yaml} is compared key
 * by key: Git alone would see a conflict in two neighbouring lines, and none where the same key was
 * added twice at different places. All other files are merged line by line, as Git does.
 *
 * @param name the path below the working tree
 */
record FileMerge(String name) {
  private static final String CONFIG = "config.yaml";

  /**
   * @param base the text that both started from
   * @param ours what we want
   * @param theirs what is there now
   * @return a text with both changes
   * @throws Failure when both changed the same thing to something else: exit code 4
   */
  String of(String base, String ours, String theirs) {
    if (theirs.equals(base)) {
      return ours;
    }
    if (ours.equals(base) || ours.equals(theirs)) {
      return theirs;
    }
    var byKeys = name.endsWith(CONFIG) ? byKeys(base, ours, theirs) : Optional.<String>empty();
    return byKeys.orElseGet(() -> byLines(base, ours, theirs));
  }

  /** Empty where we changed more than the values of keys, such as a comment or a list. */
  private Optional<String> byKeys(String base, String ours, String theirs) {
    var before = new ConfigFile(name, base);
    var wanted = new ConfigFile(name, ours);
    var present = new ConfigFile(name, theirs);
    var keys = new LinkedHashSet<>(before.keys());
    keys.addAll(wanted.keys());
    keys.removeIf(key -> before.content(key).equals(wanted.content(key)));
    var conflicts = new ArrayList<KeyConflict>();
    for (var key : keys) {
      var now = present.content(key);
      if (!now.equals(before.content(key)) && !now.equals(wanted.content(key))) {
        conflicts.add(new KeyConflict(name, key, wanted.content(key), now));
      }
    }
    if (!conflicts.isEmpty()) {
      throw conflict(conflicts);
    }
    boolean single = keys.stream().allMatch(key -> before.isSingle(key) && wanted.isSingle(key));
    return single && replayed(before, wanted, keys).text().equals(ours)
        ? Optional.of(replayed(present, wanted, keys).text())
        : Optional.empty();
  }

  private static ConfigFile replayed(ConfigFile on, ConfigFile wanted, Iterable<String> keys) {
    var changed = on;
    for (var key : keys) {
      changed = wanted.value(key).isPresent() ? changed.like(wanted, key) : changed.without(key);
    }
    return changed;
  }

  private String byLines(String base, String ours, String theirs) {
    var merged =
        new MergeAlgorithm().merge(RawTextComparator.DEFAULT, raw(base), raw(ours), raw(theirs));
    if (merged.containsConflicts()) {
      throw Failure.refused(
          "others changed the same lines of " + name + " at the same time", compare());
    }
    try {
      var out = new ByteArrayOutputStream();
      new MergeFormatter().formatMerge(out, merged, List.of("", "", ""), StandardCharsets.UTF_8);
      return out.toString(StandardCharsets.UTF_8);
    } catch (IOException impossible) {
      throw new IllegalStateException("memory takes everything", impossible);
    }
  }

  private static RawText raw(String text) {
    return new RawText(text.getBytes(StandardCharsets.UTF_8));
  }

  private Failure conflict(List<KeyConflict> conflicts) {
    var all = conflicts.stream().map(KeyConflict::toString).collect(Collectors.joining("; "));
    return Failure.refused("others changed the same at the same time: " + all, compare());
  }

  private String compare() {
    return "look at theirs (git fetch, git log -p FETCH_HEAD -- "
        + name
        + "), then run this again to put yours on top";
  }
}
