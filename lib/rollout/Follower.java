package rollout;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.dsl.Informable;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.util.List;
import java.util.Optional;
import platform.Reason;

/** Keeps the objects of one kind up to date, and goes on when the API was away for a while. */
final class Follower<T extends HasMetadata> implements AutoCloseable, ResourceEventHandler<T> {
  private static final long NO_RESYNC = 0;

  private final Runnable change;
  private final SharedIndexInformer<T> informer;
  private volatile String outage = "";

  /**
   * @param change is called after each change, and when the API stops to answer
   */
  Follower(Informable<T> objects, Runnable change) {
    this.change = change;
    this.informer = objects.runnableInformer(NO_RESYNC);
    informer.addEventHandler(this);
    informer.exceptionHandler(
        (started, failed) -> {
          outage = Reason.of(failed);
          change.run();
          return true;
        });
    informer.start().thenRun(this::answered);
  }

  List<T> objects() {
    return List.copyOf(informer.getStore().list());
  }

  boolean hasSynced() {
    return informer.hasSynced();
  }

  Optional<String> outage() {
    return informer.isWatching()
        ? Optional.empty()
        : Optional.of(outage).filter(it -> !it.isEmpty());
  }

  private void answered() {
    outage = "";
    change.run();
  }

  @Override
  public void onAdd(T object) {
    answered();
  }

  @Override
  public void onUpdate(T before, T after) {
    answered();
  }

  @Override
  public void onDelete(T object, boolean finalStateUnknown) {
    answered();
  }

  @Override
  public void close() {
    informer.close();
  }
}
