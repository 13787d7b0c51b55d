package modelcar.push;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import modelcar.ImageMetadata;
import registry.Descriptor;
import registry.Digest;
import registry.Manifest;
import registry.MediaTypes;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The finished image. The same base, layers and metadata give the same bytes.
 *
 * @param config the configuration's bytes
 * @param manifest names it and all layers
 */
record Image(byte[] config, Manifest manifest) {
  /** Nobody: KServe's containers run as any user, and this one needs no rights. */
  private static final String USER = "65534";

  private static final String TOOL = "package-modelcar";

  /**
   * @param modelLayers in the order of the packaging
   */
  static Image of(BaseImage base, List<Descriptor> modelLayers, ImageMetadata metadata) {
    var annotations = metadata.annotations(base.name(), base.digest().text());
    var config =
        JsonMapper.shared()
            .writeValueAsBytes(config(base, modelLayers, metadata.created(), annotations));
    var layers = new ArrayList<Descriptor>();
    base.layers().forEach(it -> layers.add(BaseImage.inOciWords(it)));
    layers.addAll(modelLayers);
    var json = manifest(describe(config), layers, annotations);
    return new Image(
        config, new Manifest(JsonMapper.shared().writeValueAsBytes(json), MediaTypes.MANIFEST));
  }

  /** Points to the configuration. */
  Descriptor configDescriptor() {
    return describe(config);
  }

  private static Descriptor describe(byte[] config) {
    return new Descriptor(MediaTypes.CONFIG, Digest.of(config), config.length);
  }

  // OCI image specification, "Image Configuration"
  private static ObjectNode config(
      BaseImage base, List<Descriptor> modelLayers, Instant created, Map<String, String> metadata) {
    var config = base.config().deepCopy();
    config.put("created", created.toString());
    var runtime = config.withObject("/config");
    runtime.put("User", USER);
    // KServe gives arguments only: with an entry point they would be somebody else's
    runtime.remove("Entrypoint");
    runtime.remove("Cmd");
    var labels =
        runtime.path("Labels").isObject()
            ? runtime.withObject("/Labels")
            : runtime.putObject("Labels");
    labels.remove(labels.propertyNames().stream().filter(BaseLabels::isIdentity).toList());
    metadata.forEach(labels::put);
    var diffIds = config.withObject("/rootfs").withArray("/diff_ids");
    modelLayers.forEach(layer -> diffIds.add(layer.digest().text()));
    if (config.path("history").isArray()) {
      var history = config.withArray("/history");
      modelLayers.forEach(
          layer -> history.addObject().put("created", created.toString()).put("created_by", TOOL));
    }
    return config;
  }

  // OCI image specification, "Image Manifest"
  private static ObjectNode manifest(
      Descriptor config, List<Descriptor> layers, Map<String, String> annotations) {
    var manifest = JsonMapper.shared().createObjectNode();
    manifest.put("schemaVersion", 2).put("mediaType", MediaTypes.MANIFEST);
    write(manifest.putObject("config"), config);
    var list = manifest.putArray("layers");
    layers.forEach(layer -> write(list.addObject(), layer));
    var notes = manifest.putObject("annotations");
    new TreeMap<>(annotations).forEach(notes::put);
    return manifest;
  }

  private static void write(ObjectNode json, Descriptor descriptor) {
    json.put("mediaType", descriptor.mediaType())
        .put("digest", descriptor.digest().text())
        .put("size", descriptor.size());
  }
}
