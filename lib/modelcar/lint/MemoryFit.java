package modelcar.lint;

import java.util.List;

/**
 * Whether the model server can hold the model. Weights are loaded as they are, so a model that is
 * larger than the container's memory ends as {@code OOMKilled}; while an ONNX file is converted for
 * the processor, it is in memory twice. What the chart gives the server is known only to the chart,
 * so this warns.
 */
final class MemoryFit implements Rule {
  private final MemoryAmount limit;

  /**
   * @param limit the memory limit of the model server's container
   */
  MemoryFit(MemoryAmount limit) {
    this.limit = limit;
  }

  @Override
  public List<String> names() {
    return List.of("memory");
  }

  @Override
  public List<Finding> check(ModelTree model) {
    var size = model.size();
    if (size <= limit.bytes() / 2) {
      return List.of();
    }
    var what = "takes " + MemoryAmount.readable(size) + ", the model server has " + limit.text();
    return List.of(
        Finding.warning(
            "memory",
            ".",
            size >= limit.bytes()
                ? what + ": it will be killed while it loads (OOMKilled)"
                : what + ": loading it may take twice its size",
            "give the server more memory in the chart, and say --memory, or use a smaller model"));
  }
}
