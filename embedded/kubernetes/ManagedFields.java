package embedded.kubernetes;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.node.ObjectNode;

/**
 * Who set which field of one object: {@code metadata.managedFields} (KEP-555), read, changed and
 * written back.
 */
final class ManagedFields {
  /** One manager's share. Its {@code time} stays as long as its fields do. */
  record Entry(Manager manager, String time, FieldSet fields) {
    Entry withFields(FieldSet changed) {
      return changed.equals(fields) ? this : new Entry(manager, Metadata.now(), changed);
    }
  }

  /**
   * A manager.
   *
   * @param operation {@code Apply} for server-side apply, {@code Update} for all other writes
   * @param subresource empty for the object itself
   */
  record Manager(String name, String operation, String subresource, String apiVersion) {
    boolean isSame(Manager other) {
      return name.equals(other.name)
          && operation.equals(other.operation)
          && subresource.equals(other.subresource);
    }

    /** As the real server's conflict messages name it. */
    String describe(String time) {
      var text = "\"" + name + "\"";
      if (!subresource.isEmpty()) {
        text += " with subresource \"" + subresource + "\"";
      }
      return operation.equals("Update") ? text + " using " + apiVersion + " at " + time : text;
    }
  }

  private final List<Entry> entries;

  private ManagedFields(List<Entry> entries) {
    this.entries = entries;
  }

  static ManagedFields of(ObjectNode object) {
    var entries = new ArrayList<Entry>();
    for (var entry : Metadata.of(object).json().path("managedFields")) {
      var manager =
          new Manager(
              entry.path("manager").asString(""),
              entry.path("operation").asString(""),
              entry.path("subresource").asString(""),
              entry.path("apiVersion").asString(""));
      var fields = entry.get("fieldsV1") instanceof ObjectNode tree ? tree : Json.object();
      entries.add(new Entry(manager, entry.path("time").asString(""), new FieldSet(fields)));
    }
    return new ManagedFields(entries);
  }

  List<Entry> othersThan(Manager manager) {
    return entries.stream().filter(it -> !it.manager().isSame(manager)).toList();
  }

  FieldSet fieldsOf(Manager manager) {
    return entries.stream()
        .filter(it -> it.manager().isSame(manager))
        .map(Entry::fields)
        .findFirst()
        .orElse(FieldSet.empty());
  }

  /** From now on the manager has exactly these fields. */
  void set(Manager manager, FieldSet fields) {
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i).manager().isSame(manager)) {
        entries.set(i, entries.get(i).withFields(fields));
        return;
      }
    }
    entries.add(new Entry(manager, Metadata.now(), fields));
  }

  /** Takes fields away from all managers that are chosen. */
  void take(FieldSet fields, Predicate<Manager> from) {
    entries.replaceAll(
        it -> from.test(it.manager()) ? it.withFields(it.fields().minus(fields)) : it);
  }

  void writeTo(ObjectNode object) {
    var metadata = Metadata.of(object).json();
    entries.removeIf(it -> it.fields().isEmpty());
    if (entries.isEmpty()) {
      metadata.remove("managedFields");
      return;
    }
    var list = metadata.putArray("managedFields");
    for (var entry : entries) {
      var json = list.addObject().put("manager", entry.manager().name());
      json.put("operation", entry.manager().operation());
      json.put("apiVersion", entry.manager().apiVersion());
      json.put("time", entry.time()).put("fieldsType", "FieldsV1");
      json.set("fieldsV1", entry.fields().tree());
      if (!entry.manager().subresource().isEmpty()) {
        json.put("subresource", entry.manager().subresource());
      }
    }
  }

  /** Notes what an update or a patch changed: the fields now belong to its manager alone. */
  static void recordUpdate(
      ResourceType type, ObjectNode before, ObjectNode after, WriteOptions options) {
    var manager =
        new Manager(options.fieldManager(), "Update", options.subresource(), type.groupVersion());
    var managed = of(after);
    var changed = FieldSet.difference(type, before, after);
    var removed = FieldSet.of(type, before).minus(FieldSet.of(type, after));
    managed.take(removed, any -> true);
    managed.take(changed, other -> !other.isSame(manager));
    if (!changed.isEmpty()) {
      managed.set(manager, managed.fieldsOf(manager).plus(changed));
    }
    managed.writeTo(after);
  }
}
