package registry;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A manifest or an index as a registry has it: its bytes, because its digest is theirs.
 *
 * @param mediaType see {@link MediaTypes}
 */
public record Manifest(byte[] bytes, String mediaType) {

  /** The digest of its bytes. */
  public Digest digest() {
    return Digest.of(bytes);
  }

  /** The content as JSON. */
  public JsonNode json() throws IOException {
    try {
      return JsonMapper.shared().readTree(bytes);
    } catch (JacksonException broken) {
      throw new IOException("the registry's manifest is not JSON", broken);
    }
  }

  /** Whether it leads to images of several architectures. */
  public boolean isIndex() {
    return mediaType.equals(MediaTypes.INDEX) || mediaType.equals(MediaTypes.DOCKER_INDEX);
  }

  /** The manifests that an index leads to; none for an image. */
  public List<Descriptor> children() throws IOException {
    var children = new ArrayList<Descriptor>();
    for (var child : json().path("manifests")) {
      children.add(descriptor(child));
    }
    return children;
  }

  /**
   * Whether a node that runs this digest can have got it by this manifest: some tell an index's
   * own, others that of the image which the index names for them.
   */
  public boolean leadsTo(String digest) throws IOException {
    return digest().text().equals(digest)
        || children().stream().anyMatch(child -> child.digest().text().equals(digest));
  }

  /** The image's configuration. */
  public Descriptor config() throws IOException {
    return descriptor(json().path("config"));
  }

  /** The layers, the lowest first. */
  public List<Descriptor> layers() throws IOException {
    var layers = new ArrayList<Descriptor>();
    for (var layer : json().path("layers")) {
      layers.add(descriptor(layer));
    }
    return layers;
  }

  /** The annotations, sorted by name. */
  public Map<String, String> annotations() throws IOException {
    var annotations = new TreeMap<String, String>();
    json()
        .path("annotations")
        .properties()
        .forEach(it -> annotations.put(it.getKey(), it.getValue().asString("")));
    return annotations;
  }

  /** Reads a descriptor out of a manifest. */
  public static Descriptor descriptor(JsonNode json) throws IOException {
    try {
      return new Descriptor(
          json.path("mediaType").asString(""),
          new Digest(json.path("digest").asString("")),
          json.path("size").asLong(0));
    } catch (IllegalArgumentException notADigest) {
      throw new IOException("the registry's manifest is broken: " + notADigest.getMessage());
    }
  }
}
