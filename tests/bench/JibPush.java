///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 17+
//DEPS com.fasterxml.jackson.core:jackson-annotations:2.22
//DEPS com.google.guava:guava:33.5.0-jre
//DEPS com.google.cloud.tools:jib-core:0.28.1
//DEPS org.slf4j:slf4j-nop:2.0.17

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.ImageFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Stock jib, used as its documentation shows: one layer per file, on no base. */
public class JibPush {
  public static void main(String... args) throws Exception {
    if (args.length != 3) {
      System.out.println("Usage: JibPush MODEL IMAGE CACHE");
      return;
    }
    var cache = Path.of(args[2]);
    Jib.fromScratch()
        .setFormat(ImageFormat.OCI)
        .setFileEntriesLayers(layers(Path.of(args[0])))
        .containerize(
            Containerizer.to(RegistryImage.named(args[1]))
                .setAllowInsecureRegistries(true)
                .setBaseImageLayersCache(cache.resolve("base"))
                .setApplicationLayersCache(cache.resolve("layers")));
  }

  private static List<FileEntriesLayer> layers(Path model) throws IOException {
    var layers = new ArrayList<FileEntriesLayer>();
    try (var walk = Files.walk(model)) {
      for (var file : walk.filter(Files::isRegularFile).sorted().toList()) {
        var place = AbsoluteUnixPath.get("/models/1/" + file.getFileName());
        layers.add(
            FileEntriesLayer.builder().setName(place.toString()).addEntry(file, place).build());
      }
    }
    return layers;
  }
}
