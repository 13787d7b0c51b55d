package packaging;

import java.io.IOException;
import java.util.List;
import measuring.Call;
import measuring.Usage;

/** A program that packs a model into an image and pushes it. */
public interface Packer {
  /** Its name in the table. */
  String name();

  /** Starts it and lets it end at once. */
  List<Call> start();

  /** Packs the model and pushes it as an image such as {@code localhost:5000/bench/model:tag}. */
  List<Call> push(String image);

  /** Empties its caches. */
  void forget() throws IOException, InterruptedException;

  /** What of the measured figures says something about it. */
  default Usage believable(Usage measured) {
    return measured;
  }
}
