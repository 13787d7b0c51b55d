///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 17+
//SOURCES raw/HashingReader.java
//SOURCES raw/RawConnection.java
//SOURCES raw/RawLayer.java
//SOURCES raw/RawTar.java

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import raw.RawConnection;
import raw.RawLayer;

/**
 * What packaging is measured against: pushes a directory as an image and does nothing that the wire
 * does not ask for. One layer per file, hashed while it is sent; no look at what is there already,
 * no second try, no account, no TLS, no cache, no base image.
 */
public class RawUpload {
  private static final String USAGE = "Usage: RawUpload MODEL HOST:PORT REPOSITORY TAG STREAMS";
  private static final String OCI = "application/vnd.oci.image.";

  private final String registry;
  private final String repository;

  RawUpload(String registry, String repository) {
    this.registry = registry;
    this.repository = repository;
  }

  public static void main(String... args) throws Exception {
    if (args.length != 5) {
      System.out.println(USAGE);
      return;
    }
    var upload = new RawUpload(args[1], args[2]);
    var layers = upload.layers(Path.of(args[0]), Integer.parseInt(args[4]));
    upload.image(args[3], layers);
  }

  private List<RawLayer> layers(Path model, int streams)
      throws IOException, InterruptedException, ExecutionException {
    var sending = Executors.newFixedThreadPool(streams);
    try {
      var tasks = new ArrayList<Callable<RawLayer>>();
      for (var file : files(model)) {
        tasks.add(() -> RawLayer.push(registry, repository, file, nameInImage(model, file)));
      }
      var layers = new ArrayList<RawLayer>();
      for (var layer : sending.invokeAll(tasks)) {
        layers.add(layer.get());
      }
      return layers;
    } finally {
      sending.shutdown();
    }
  }

  private static List<Path> files(Path model) throws IOException {
    try (var walk = Files.walk(model)) {
      return walk.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static String nameInImage(Path model, Path file) {
    return "models/1/" + model.relativize(file).toString().replace('\\', '/');
  }

  private void image(String tag, List<RawLayer> layers) throws IOException {
    var diffIds = layers.stream().map(layer -> '"' + layer.digest() + '"').toList();
    var config =
        """
        {"architecture":"amd64","os":"linux","config":{},"rootfs":{"type":"layers","diff_ids":%s}}\
        """
            .formatted(diffIds)
            .getBytes(StandardCharsets.UTF_8);
    try (var connection = new RawConnection(registry)) {
      var digest = connection.putBlob(repository, config);
      var descriptors = layers.stream().map(it -> descriptor("layer.v1.tar", it)).toList();
      var manifest =
          """
          {"schemaVersion":2,"mediaType":"%smanifest.v1+json","config":%s,"layers":%s}\
          """
              .formatted(
                  OCI,
                  descriptor("config.v1+json", new RawLayer(digest, config.length)),
                  descriptors);
      connection.putManifest(repository, tag, OCI + "manifest.v1+json", manifest);
    }
  }

  private static String descriptor(String type, RawLayer blob) {
    return "{\"mediaType\":\"%s\",\"digest\":\"%s\",\"size\":%d}"
        .formatted(OCI + type, blob.digest(), blob.size());
  }
}
