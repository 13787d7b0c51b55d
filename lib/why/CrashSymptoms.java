package why;

import static why.Outlook.HOPELESS;

import java.util.List;

/** What is known of the last lines that model servers and ModelCars print before they end. */
final class CrashSymptoms {
  static final List<Symptom> ALL =
      List.of(
          Symptom.of(
              "nothing in /models",
              "the image holds no model: its folder /models is empty",
              "package-modelcar makes an image with the model in /models/1",
              HOPELESS),
          Symptom.of(
              "/models.*(?:No such file|not found|does not exist)"
                  + "|No such file[^\\n]*/models|ls: /models",
              "the image is no ModelCar: it has no folder /models",
              "package-modelcar makes an image with the model in /models/1",
              HOPELESS),
          Symptom.of(
              "no model in |model directory \\S+ does not exist|No version found for model",
              "the model server finds no version of the model in /models",
              "put the model into a numbered folder, as in /models/1/model.onnx",
              HOPELESS),
          Symptom.of(
              "ONNX|onnx|protobuf|Cannot (?:load|compile|read)|Unable to (?:read|load) the model"
                  + "|cannot be (?:loaded|read|served)|LOADING_PRECONDITION_FAILED",
              "the model server cannot load the model: the file is not valid for this runtime",
              "lint-model shows what is wrong with it; package-modelcar pushes the mended one",
              HOPELESS),
          Symptom.of(
              "[Aa]ddress already in use",
              "its port is taken by another container of the pod",
              "correct the ports in the chart",
              HOPELESS));

  private CrashSymptoms() {}
}
