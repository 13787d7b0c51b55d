package embedded.controller;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The loop of one controller: informers put keys into a queue, a single worker hands each key to
 * the reconciler. A key that is already waiting is not queued twice; one that failed is tried again
 * after 0.1, 0.2, 0.4 ... at most 10 seconds. A key has one timer at most, the earliest that was
 * asked for, as in client-go's delaying queue: otherwise every event of a key that asks for another
 * look would leave one more timer running for ever.
 */
public final class ControlLoop implements AutoCloseable {
  private static final Duration FIRST_RETRY = Duration.ofMillis(100);
  private static final Duration LAST_RETRY = Duration.ofSeconds(10);

  private final KubernetesClient client;
  private final String name;
  private final Reconciler reconciler;
  private final ScheduledExecutorService worker;
  private final List<SharedIndexInformer<?>> informers = new ArrayList<>();
  private final Set<ObjectKey> waiting = new HashSet<>();
  private final Map<ObjectKey, Integer> failures = new HashMap<>();
  private final Map<ObjectKey, Instant> timers = new HashMap<>();

  public ControlLoop(KubernetesClient client, String name, Reconciler reconciler) {
    this.client = client;
    this.name = name;
    this.reconciler = reconciler;
    this.worker =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              var thread = new Thread(task, "controller " + name);
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Watches a custom resource in all namespaces; {@code keys} says which keys an event of it
   * concerns.
   */
  public ControlLoop watching(
      ResourceDefinitionContext type, Function<GenericKubernetesResource, Stream<ObjectKey>> keys) {
    keep(client.genericKubernetesResources(type).inAnyNamespace().inform(handler(keys)));
    return this;
  }

  /**
   * Watches a built-in resource in all namespaces; {@code keys} says which keys an event of it
   * concerns.
   */
  public <T extends HasMetadata> ControlLoop watching(
      Class<T> type, Function<T, Stream<ObjectKey>> keys) {
    keep(client.resources(type).inAnyNamespace().inform(handler(keys)));
    return this;
  }

  /**
   * Asks again and again for keys that have to be looked at though no event tells of them. It asks
   * on the worker's thread, so that reconciler and question can share what they remember.
   */
  public ControlLoop every(Duration interval, Function<Instant, List<ObjectKey>> keys) {
    var delay = interval.toMillis();
    worker.scheduleWithFixedDelay(() -> ask(keys), delay, delay, TimeUnit.MILLISECONDS);
    return this;
  }

  // one exception would end the asking for ever
  private void ask(Function<Instant, List<ObjectKey>> keys) {
    try {
      keys.apply(Instant.now()).forEach(this::enqueue);
    } catch (RuntimeException failed) {
      System.getLogger("sandbox." + name).log(Level.DEBUG, name, failed);
    }
  }

  // the reconciler watches more kinds while it works, also while somebody closes the loop
  private void keep(SharedIndexInformer<?> informer) {
    synchronized (informers) {
      if (!worker.isShutdown()) {
        informers.add(informer);
        return;
      }
    }
    informer.close();
  }

  private <T extends HasMetadata> ResourceEventHandler<T> handler(
      Function<T, Stream<ObjectKey>> keys) {
    return new ResourceEventHandler<>() {
      @Override
      public void onAdd(T object) {
        keys.apply(object).forEach(ControlLoop.this::enqueue);
      }

      @Override
      public void onUpdate(T before, T after) {
        Stream.concat(keys.apply(before), keys.apply(after))
            .distinct()
            .forEach(ControlLoop.this::enqueue);
      }

      @Override
      public void onDelete(T object, boolean finalStateUnknown) {
        keys.apply(object).forEach(ControlLoop.this::enqueue);
      }
    };
  }

  /** Looks at this key as soon as its turn comes. */
  public synchronized void enqueue(ObjectKey key) {
    if (!worker.isShutdown() && waiting.add(key)) {
      worker.execute(() -> work(key));
    }
  }

  private synchronized void enqueueAfter(ObjectKey key, Duration delay) {
    var time = Instant.now().plus(delay);
    var running = timers.get(key);
    if (worker.isShutdown() || (running != null && !running.isAfter(time))) {
      return;
    }
    timers.put(key, time);
    worker.schedule(() -> enqueueAt(key, time), delay.toMillis(), TimeUnit.MILLISECONDS);
  }

  // an earlier timer may have taken its place
  private synchronized void enqueueAt(ObjectKey key, Instant time) {
    if (timers.remove(key, time)) {
      enqueue(key);
    }
  }

  private void work(ObjectKey key) {
    synchronized (this) {
      waiting.remove(key);
    }
    try {
      reconciler.reconcile(key).ifPresent(delay -> enqueueAfter(key, delay));
      failures.remove(key);
    } catch (Exception | Error failed) {
      if (worker.isShutdown()) {
        return;
      }
      int attempt = failures.merge(key, 1, Integer::sum);
      System.getLogger("sandbox." + name).log(Level.DEBUG, name + " " + key, failed);
      enqueueAfter(key, retryDelay(attempt));
    }
  }

  private static Duration retryDelay(int attempt) {
    var delay = FIRST_RETRY.multipliedBy(1L << Math.min(attempt - 1, 10));
    return delay.compareTo(LAST_RETRY) > 0 ? LAST_RETRY : delay;
  }

  @Override
  public void close() {
    List<SharedIndexInformer<?>> kept;
    synchronized (informers) {
      worker.shutdownNow();
      kept = List.copyOf(informers);
    }
    kept.forEach(SharedIndexInformer::close);
  }
}
