package packaging;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import measuring.Call;
import measuring.Stopwatch;

/**
 * skopeo, which packs nothing: it copies a ready image from a directory (OCI image layout) to the
 * registry. Making that directory is not measured.
 *
 * @param layout the directory with the image
 */
public record SkopeoPacker(Path layout) implements Packer {
  private static final String TAG = "model";

  /** Lets the bare uploader make the image and takes it from the registry. */
  public static SkopeoPacker after(RawUploadPacker uploader, TargetRegistry registry, Path layout)
      throws IOException, InterruptedException {
    var skopeo = new SkopeoPacker(layout);
    var image = registry.address() + "/bench/layout:" + TAG;
    new Stopwatch().run(uploader.push(image));
    new Stopwatch()
        .run(
            Call.of(
                "skopeo",
                "copy",
                "--preserve-digests",
                "--src-tls-verify=false",
                "docker://" + image,
                skopeo.source()));
    return skopeo;
  }

  @Override
  public String name() {
    return "skopeo (of a ready layout)";
  }

  @Override
  public List<Call> start() {
    return List.of(Call.of("skopeo", "--version"));
  }

  @Override
  public List<Call> push(String image) {
    return List.of(
        Call.of(
            "skopeo",
            "copy",
            "--preserve-digests",
            "--dest-tls-verify=false",
            source(),
            "docker://" + image));
  }

  @Override
  public void forget() {}

  private String source() {
    return "oci:" + layout + ":" + TAG;
  }
}
