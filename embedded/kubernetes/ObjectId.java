package embedded.kubernetes;

import java.util.Comparator;

/**
 * Where one object is kept. Sorted by resource, namespace and name, the order in which lists show
 * objects.
 *
 * @param resource for example {@code pods} or {@code applications.argoproj.io}
 * @param namespace empty for objects of the cluster
 */
record ObjectId(String resource, String namespace, String name) implements Comparable<ObjectId> {
  private static final Comparator<ObjectId> ORDER =
      Comparator.comparing(ObjectId::resource)
          .thenComparing(ObjectId::namespace)
          .thenComparing(ObjectId::name);

  @Override
  public int compareTo(ObjectId other) {
    return ORDER.compare(this, other);
  }
}
