package why;

import java.util.stream.Stream;

/**
 * Two Applications want the same object: each takes it away from the other, and one of them is
 * always OutOfSync.
 */
final class OwnershipRule implements Rule {
  @Override
  public Stream<Finding> look(Scene scene) {
    return scene.application().stream()
        .filter(it -> Fields.text(it, "status", "sync", "status").equals("OutOfSync"))
        .flatMap(
            application ->
                Fields.maps(application, "status", "conditions")
                    .filter(it -> Fields.text(it, "type").equals("SharedResourceWarning"))
                    .map(
                        it ->
                            new Finding(
                                "the Application " + application.getMetadata().getName(),
                                "another Application has an object of the same name",
                                Words.shortened(Fields.text(it, "message")),
                                "give the model another name in one of the config.yaml files",
                                Outlook.DOUBTFUL)));
  }
}
