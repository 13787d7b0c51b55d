import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What must differ between two platforms, and between two runs, put into words that are the same:
 * hosts, participants, commits, folders of working trees, times, the options that Helm is called
 * with. Keys are sorted.
 */
record Normalised(WorkshopParticipant participant, List<String> commits) {
  private static final Pattern COMMIT = Pattern.compile("\\b[0-9a-f]{40}\\b");
  private static final Pattern HELM = Pattern.compile("(helm template \\. ).*? (--include-crds)");
  private static final Pattern TREE =
      Pattern.compile("(?:/|[A-Z]:)[^\\s`'\"]*?/(?=(?:model-deployments|sets|charts|folders)/)");
  private static final Pattern KITCHEN = Pattern.compile("\\b\\d{1,2}:\\d{2}[AP]M\\b");
  private static final Pattern ATTEMPT = Pattern.compile("attempt #\\d+");

  String text(String text) {
    var here = text.replace(participant.clusterDomain(), "CLUSTER_DOMAIN");
    here = here.replaceAll("\\b" + participant.name() + "\\b", "USER_NAME");
    here = TREE.matcher(here).replaceAll("<tree>/");
    here = COMMIT.matcher(here).replaceAll(found -> commit(found.group()));
    here = HELM.matcher(here).replaceAll("$1<options> $2");
    here = KITCHEN.matcher(here).replaceAll("<time>");
    here = ATTEMPT.matcher(here).replaceAll("attempt #<n>");
    return here.replace("<path to cached source>/", "<tree>/")
        .replace("Manifest generation error (cached): ", "")
        .strip();
  }

  private String commit(String id) {
    int index = commits.indexOf(id);
    return index < 0 ? "<a commit of another repository>" : "<commit " + (index + 1) + ">";
  }

  Object value(Object value) {
    if (value instanceof Map<?, ?> map) {
      var sorted = new TreeMap<String, Object>();
      map.forEach((key, item) -> sorted.put(text((String) key), value(item)));
      return sorted;
    }
    if (value instanceof List<?> list) {
      var items = new ArrayList<Object>();
      list.forEach(item -> items.add(value(item)));
      return items;
    }
    return value instanceof String text ? text(text) : value;
  }
}
