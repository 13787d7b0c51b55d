import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import platform.Mirrors;
import platform.Profile;
import platform.RegistryAccounts;

/** Images that look like ModelCars and are none, as other tools than ours push them. */
final class BrokenModelcars {
  private final WorkshopParticipant user;
  private final Path folder;
  private final Profile profile;

  /**
   * @param folder for what is made on the way
   */
  BrokenModelcars(WorkshopParticipant user, Path folder) {
    var nowhere = OutputStream.nullOutputStream();
    this.user = user;
    this.folder = folder;
    this.profile = Profile.load(user.workbench(nowhere, nowhere));
  }

  /** An image whose model is a text. */
  String withInvalidModel() throws Exception {
    var model = Files.writeString(folder.resolve("model.onnx"), "this is not a model");
    var layer = FileEntriesLayer.builder();
    layer.addEntry(model, AbsoluteUnixPath.get("/models/1/model.onnx"));
    return push("invalid", base().addFileEntriesLayer(layer.build()));
  }

  /** An image with an empty folder for models. */
  String withoutModel() throws Exception {
    var layer = FileEntriesLayer.builder();
    layer.addEntry(
        Files.createDirectory(folder.resolve("models")), AbsoluteUnixPath.get("/models"));
    return push("empty", base().addFileEntriesLayer(layer.build()));
  }

  private JibContainerBuilder base() throws Exception {
    var base = profile.text("base-image");
    return base.isPresent() ? Jib.from(image(base.get())) : Jib.fromScratch();
  }

  private String push(String name, JibContainerBuilder image) throws Exception {
    var reference = "quay.io/" + user.name() + "/" + name + ":1";
    image.containerize(
        Containerizer.to(image(reference))
            .setAllowInsecureRegistries(true)
            .setBaseImageLayersCache(folder.resolve("base-layers"))
            .setApplicationLayersCache(folder.resolve("layers")));
    return reference;
  }

  private RegistryImage image(String reference) throws Exception {
    var nowhere = OutputStream.nullOutputStream();
    var address = new Mirrors(profile).connectTo(reference);
    var registry = address.substring(0, address.indexOf('/'));
    var image = RegistryImage.named(address);
    new RegistryAccounts(user.workbench(nowhere, nowhere), profile)
        .of(registry)
        .ifPresent(it -> image.addCredential(it.user(), it.password()));
    return image;
  }
}
