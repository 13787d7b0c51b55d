package packaging;

import java.io.IOException;
import java.util.List;
import measuring.Call;
import measuring.Meter;
import measuring.Side;
import measuring.Stopwatch;
import measuring.Usage;

/** A packer that pushes the model of a case to a registry that is new to it. */
public final class PushSide implements Side {
  private static final String MEASURED = "measured";
  private static final String BEFORE = "before";

  private final Packer packer;
  private final Case task;
  private final TargetRegistry registry;
  private final BaseImage base;
  private final Meter unmeasured = new Stopwatch();
  private int runs;

  public PushSide(Packer packer, Case task, TargetRegistry registry, BaseImage base) {
    this.packer = packer;
    this.task = task;
    this.registry = registry;
    this.base = base;
  }

  @Override
  public String name() {
    return packer.name();
  }

  @Override
  public List<Call> start() {
    return packer.start();
  }

  @Override
  public void prepare() throws IOException, InterruptedException {
    runs++;
    registry.empty();
    unmeasured.run(base.push());
    packer.forget();
    if (task.state() == Case.State.PUSHED_BEFORE) {
      unmeasured.run(packer.push(image(BEFORE)));
    }
  }

  @Override
  public List<Call> task() {
    return packer.push(image(MEASURED));
  }

  @Override
  public void finish() throws IOException, InterruptedException {
    if (!registry.has(repository(), MEASURED)) {
      throw new IOException(name() + " says that it pushed, but the registry has no image");
    }
    packer.forget();
  }

  @Override
  public Usage believable(Usage measured) {
    return packer.believable(measured);
  }

  private String image(String tag) {
    return registry.address() + "/" + repository() + ":" + tag;
  }

  private String repository() {
    return "bench/" + packer.name().replaceAll("[^a-z0-9]+", "-") + "-" + runs;
  }
}
