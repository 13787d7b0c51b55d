package embedded.argocd;

import embedded.controller.ControlLoop;
import embedded.controller.ObjectKey;
import embedded.controller.Reconciler;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rendering.Fields;
import rendering.Target;

/**
 * One look at an Application: render what it wants, compare, sync if it is time to, and write down
 * what was found.
 */
final class ApplicationReconciler implements Reconciler {
  private final Cluster cluster;
  private final ManagedNamespaces managedNamespaces;
  private final TargetCache targets;
  private final Duration pollInterval;
  private final Comparer comparer;
  private final Syncer syncer;
  private final Deletion deletion;
  private final ManagedObjects managedObjects;
  private final SelfHealBackoff backoff = new SelfHealBackoff();
  private final AutomatedSync automatedSync = new AutomatedSync(backoff);
  private ControlLoop loop;

  ApplicationReconciler(
      Cluster cluster,
      ManagedNamespaces managedNamespaces,
      TargetCache targets,
      Duration pollInterval) {
    this.managedNamespaces = managedNamespaces;
    this.cluster = cluster;
    this.pollInterval = pollInterval;
    this.targets = targets;
    this.comparer = new Comparer(cluster);
    this.syncer = new Syncer(cluster);
    this.deletion = new Deletion(cluster, comparer);
    this.managedObjects = new ManagedObjects(cluster);
  }

  /** The loop that changes of managed objects are reported to. */
  void use(ControlLoop controlLoop) {
    this.loop = controlLoop;
  }

  @Override
  public Optional<Duration> reconcile(ObjectKey key) {
    var found = cluster.get(ArgoTypes.application(key.namespace(), key.name()));
    if (found.isEmpty()) {
      forget(key);
      return Optional.empty();
    }
    var application = new ApplicationSpec(found.get());
    if (application.isDeleted()) {
      targets.forget(key);
      return deletion.proceed(application);
    }
    var now = Instant.now();
    if (cluster.get(ArgoTypes.project(key.namespace(), application.project())).isEmpty()) {
      targets.forget(key);
      reportMissingProject(application, now);
      return Optional.of(pollInterval);
    }
    var entry = targets.get(application, now);
    if (entry.known().isEmpty()) {
      reportUnknownTarget(application, entry, now);
      return Optional.empty();
    }
    return compareAndSync(application, entry, now).map(time -> Duration.between(now, time));
  }

  private void forget(ObjectKey key) {
    targets.forget(key);
    managedObjects.remove(key);
    backoff.forget(key);
  }

  private void reportMissingProject(ApplicationSpec application, Instant now) {
    var conditions = new Conditions(application, now);
    conditions.add(
        "InvalidSpecError",
        "Application referencing project %s which does not exist".formatted(application.project()));
    write(
        application,
        new ApplicationStatus(application, now).invalid().conditions(conditions.list()));
  }

  private void reportUnknownTarget(
      ApplicationSpec application, TargetCache.Entry entry, Instant now) {
    var conditions = new Conditions(application, now);
    conditions.add("ComparisonError", entry.failure().getMessage());
    var status =
        new ApplicationStatus(application, now)
            .compared(entry, comparer.compareWithoutTarget(application))
            .conditions(conditions.list());
    write(application, entry.isNew() ? status.reconciled() : status);
  }

  private void reportUnknownLiveState(
      ApplicationSpec application,
      TargetCache.Entry entry,
      List<Map<String, Object>> wanted,
      String message,
      Instant now) {
    var conditions = new Conditions(application, now);
    conditions.add("ComparisonError", message);
    var status =
        new ApplicationStatus(application, now)
            .compared(entry, comparer.compareWithoutLive(wanted))
            .conditions(conditions.list());
    write(application, entry.isNew() ? status.reconciled() : status);
  }

  /**
   * @return when to look again because a sync has to wait, or the namespace may have become ours
   */
  private Optional<Instant> compareAndSync(
      ApplicationSpec application, TargetCache.Entry entry, Instant now) {
    var target = entry.target();
    var wanted = comparer.wanted(application, target);
    var unreachable = managedNamespaces.firstProblem(application, wanted);
    if (unreachable.isPresent()) {
      reportUnknownLiveState(application, entry, wanted, unreachable.get(), now);
      return Optional.of(now.plus(pollInterval));
    }
    var comparison = comparer.compare(application, target);
    managedObjects.add(
        loop,
        application.key(),
        comparison.resources().stream().map(ComparedResource::ref).toList());
    var conditions = new Conditions(application, now);
    warnOfSharedResources(application, comparison, conditions);
    var status = new ApplicationStatus(application, now);
    Optional<Instant> wait = Optional.empty();
    var decision = automatedSync.decide(application, target, comparison, now);
    if (decision instanceof AutomatedSync.Sync sync) {
      var operation = sync(application, target, comparison, sync, now);
      status.synced(operation, target);
      comparison = comparer.compare(application, target);
      wait = operation.awaitsRetry() ? Optional.of(operation.retryAt()) : Optional.empty();
    } else if (decision instanceof AutomatedSync.Wait waiting) {
      wait = Optional.of(waiting.until());
    } else if (decision instanceof AutomatedSync.Nothing nothing) {
      nothing.error().ifPresent(message -> conditions.add("SyncError", message));
    }
    status.compared(entry, comparison).conditions(conditions.list());
    write(
        application,
        entry.isNew() || decision instanceof AutomatedSync.Sync ? status.reconciled() : status);
    return wait;
  }

  private OperationState sync(
      ApplicationSpec application,
      Target target,
      Comparison comparison,
      AutomatedSync.Sync sync,
      Instant now) {
    var resources = sync.heals() ? comparison.changed() : comparison.resources();
    if (sync.heals()) {
      backoff.healed(application.key(), now);
    }
    int attempts = backoff.count(application.key());
    var operation =
        sync.heals()
            ? Operation.healing(application, target, resources, attempts)
            : Operation.requested(application)
                .orElseGet(() -> Operation.automatic(application, target));
    var result = syncer.sync(application, resources);
    return OperationState.after(application, target, operation, result, now, Instant.now());
  }

  private static void warnOfSharedResources(
      ApplicationSpec application, Comparison comparison, Conditions conditions) {
    for (var resource : comparison.resources()) {
      var owner = resource.live() == null ? "" : Comparer.instance(resource.live());
      if (!owner.isEmpty() && !owner.equals(application.name())) {
        conditions.add(
            "SharedResourceWarning",
            "%s/%s is part of applications %s and %s"
                .formatted(resource.ref().kind(), resource.ref().name(), application.key(), owner));
      }
    }
  }

  /**
   * The handled refresh annotation goes together with the new status, or after it where the API
   * keeps the status apart (Argo CD's own definition does not): who waits for the annotation must
   * not find an old status.
   */
  private void write(ApplicationSpec application, ApplicationStatus status) {
    var ref = ArgoTypes.application(application.key().namespace(), application.name());
    var patch = handledRequests(application, status);
    var change = MergePatch.between(application.status(), status.fields());
    if (!change.isEmpty()) {
      if (cluster.hasStatusSubresource(ArgoTypes.APPLICATION)) {
        cluster.patchStatus(ref, change);
      } else {
        patch.put("status", change);
      }
    }
    if (!patch.isEmpty()) {
      cluster.patch(ref, patch);
    }
  }

  private static Map<String, Object> handledRequests(
      ApplicationSpec application, ApplicationStatus status) {
    var patch = new LinkedHashMap<String, Object>();
    if (application.refreshRequested()) {
      var annotations = new LinkedHashMap<String, Object>();
      annotations.put(ArgoTypes.REFRESH, null);
      patch.put("metadata", Map.of("annotations", annotations));
    }
    var operation = new OperationState(Fields.map(status.fields(), "operationState"));
    var pending = operation.awaitsRetry();
    var noted = !Fields.map(application.object(), "operation").isEmpty();
    if (pending && !noted) {
      patch.put("operation", Fields.map(operation.fields(), "operation"));
    } else if (noted && !pending) {
      patch.put("operation", null);
    }
    return patch;
  }
}
