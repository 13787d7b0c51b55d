//SOURCES ../lib/console/Console.java
//SOURCES ../lib/rendering/Rendering.java
//SOURCES Controllers.java
//SOURCES PlatformOptions.java
//SOURCES Servers.java
//SOURCES UiProgram.java
//SOURCES accounts/Accounts.java
//SOURCES accounts/AccountsFile.java
//SOURCES accounts/Participant.java
//SOURCES argocd/ApplicationController.java
//SOURCES argocd/ApplicationGenerator.java
//SOURCES argocd/ApplicationReconciler.java
//SOURCES argocd/ApplicationSetConditions.java
//SOURCES argocd/ApplicationSetController.java
//SOURCES argocd/ApplicationSetReconciler.java
//SOURCES argocd/ApplicationSpec.java
//SOURCES argocd/ApplicationStatus.java
//SOURCES argocd/ArgoCd.java
//SOURCES argocd/ArgoTypes.java
//SOURCES argocd/AutomatedSync.java
//SOURCES argocd/Cluster.java
//SOURCES argocd/ComparedResource.java
//SOURCES argocd/Comparer.java
//SOURCES argocd/Comparison.java
//SOURCES argocd/Conditions.java
//SOURCES argocd/Deletion.java
//SOURCES argocd/GeneratedApplications.java
//SOURCES argocd/GenerationCache.java
//SOURCES argocd/GenerationFailure.java
//SOURCES argocd/Health.java
//SOURCES argocd/HealthChecks.java
//SOURCES argocd/Images.java
//SOURCES argocd/InferenceServiceHealth.java
//SOURCES argocd/MadeFromGit.java
//SOURCES argocd/ManagedNamespaces.java
//SOURCES argocd/ManagedObjects.java
//SOURCES argocd/MergePatch.java
//SOURCES argocd/Operation.java
//SOURCES argocd/OperationState.java
//SOURCES argocd/Revisions.java
//SOURCES argocd/SelfHealBackoff.java
//SOURCES argocd/SyncResult.java
//SOURCES argocd/Syncer.java
//SOURCES argocd/TargetCache.java
//SOURCES argocd/WorkloadHealth.java
//SOURCES content/BundledFiles.java
//SOURCES content/RepositoryServer.java
//SOURCES content/SampleImages.java
//SOURCES content/WorkshopRepositories.java
//SOURCES controller/ControlLoop.java
//SOURCES controller/LastRequests.java
//SOURCES controller/ObjectKey.java
//SOURCES controller/Reconciler.java
//SOURCES edge/CertificateIssuer.java
//SOURCES edge/CertificateRequest.java
//SOURCES edge/Der.java
//SOURCES edge/Edge.java
//SOURCES edge/EdgeCertificate.java
//SOURCES edge/EdgeConnection.java
//SOURCES edge/ErrorPage.java
//SOURCES edge/Forward.java
//SOURCES edge/FrontDoor.java
//SOURCES edge/Html.java
//SOURCES edge/HtmlPage.java
//SOURCES edge/Interruptible.java
//SOURCES edge/IpLiteral.java
//SOURCES edge/JvmSettings.java
//SOURCES edge/PageLanguage.java
//SOURCES edge/ProxyHeaders.java
//SOURCES edge/Response.java
//SOURCES edge/ReverseProxy.java
//SOURCES edge/RouteTable.java
//SOURCES edge/TlsConnections.java
//SOURCES edge/VirtualHosts.java
//SOURCES git/FolderCommit.java
//SOURCES git/Folders.java
//SOURCES git/GitAccess.java
//SOURCES git/GitDecision.java
//SOURCES git/GitPath.java
//SOURCES git/GitRequest.java
//SOURCES git/GitServer.java
//SOURCES git/GitService.java
//SOURCES git/ProtectedBranches.java
//SOURCES git/Push.java
//SOURCES git/Refusal.java
//SOURCES git/Repositories.java
//SOURCES git/RepositoryImport.java
//SOURCES git/RepositoryName.java
//SOURCES git/RequestBody.java
//SOURCES git/ServerSideGit.java
//SOURCES git/SmartHttp.java
//SOURCES git/pages/CommitDiff.java
//SOURCES git/pages/CommitPage.java
//SOURCES git/pages/CommitSummary.java
//SOURCES git/pages/CommitsPage.java
//SOURCES git/pages/RepositoryPages.java
//SOURCES git/pages/SourcePage.java
//SOURCES git/pages/UrlPath.java
//SOURCES git/pulls/ApiAnswer.java
//SOURCES git/pulls/MergeCommit.java
//SOURCES git/pulls/PullRequest.java
//SOURCES git/pulls/PullRequestApi.java
//SOURCES git/pulls/PullRequestEndpoint.java
//SOURCES git/pulls/PullRequestJson.java
//SOURCES git/pulls/PullRequestPage.java
//SOURCES git/pulls/PullRequestPages.java
//SOURCES git/pulls/PullRequests.java
//SOURCES home/Home.java
//SOURCES kubernetes/Access.java
//SOURCES kubernetes/Age.java
//SOURCES kubernetes/ApiError.java
//SOURCES kubernetes/ApiExchange.java
//SOURCES kubernetes/ApiPath.java
//SOURCES kubernetes/ApiServer.java
//SOURCES kubernetes/Authentication.java
//SOURCES kubernetes/Authorizer.java
//SOURCES kubernetes/BuiltInTypes.java
//SOURCES kubernetes/CallerResources.java
//SOURCES kubernetes/Column.java
//SOURCES kubernetes/Columns.java
//SOURCES kubernetes/CustomTypes.java
//SOURCES kubernetes/Defaults.java
//SOURCES kubernetes/Deletion.java
//SOURCES kubernetes/Discovery.java
//SOURCES kubernetes/Envelope.java
//SOURCES kubernetes/EventLog.java
//SOURCES kubernetes/FieldDifference.java
//SOURCES kubernetes/FieldRemoval.java
//SOURCES kubernetes/FieldSet.java
//SOURCES kubernetes/GarbageCollector.java
//SOURCES kubernetes/Json.java
//SOURCES kubernetes/JsonPath.java
//SOURCES kubernetes/Kubeconfig.java
//SOURCES kubernetes/ListKind.java
//SOURCES kubernetes/ManagedFields.java
//SOURCES kubernetes/MergePatch.java
//SOURCES kubernetes/Metadata.java
//SOURCES kubernetes/Names.java
//SOURCES kubernetes/NewObjects.java
//SOURCES kubernetes/ObjectEvent.java
//SOURCES kubernetes/ObjectId.java
//SOURCES kubernetes/ObjectStore.java
//SOURCES kubernetes/OpenApi.java
//SOURCES kubernetes/Patch.java
//SOURCES kubernetes/Patches.java
//SOURCES kubernetes/PodColumns.java
//SOURCES kubernetes/PodLogs.java
//SOURCES kubernetes/ProtobufReader.java
//SOURCES kubernetes/ProtobufSchema.java
//SOURCES kubernetes/ResourceRequest.java
//SOURCES kubernetes/ResourceType.java
//SOURCES kubernetes/ResourceTypes.java
//SOURCES kubernetes/Resources.java
//SOURCES kubernetes/Selectors.java
//SOURCES kubernetes/ServerSideApply.java
//SOURCES kubernetes/StateFile.java
//SOURCES kubernetes/StrategicMergePatch.java
//SOURCES kubernetes/Tables.java
//SOURCES kubernetes/User.java
//SOURCES kubernetes/Watcher.java
//SOURCES kubernetes/Watches.java
//SOURCES kubernetes/WriteOptions.java
//SOURCES kubernetes/Writes.java
//SOURCES pages/Application.java
//SOURCES pages/ApplicationDetails.java
//SOURCES pages/ApplicationList.java
//SOURCES pages/ApplicationSet.java
//SOURCES pages/ApplicationsPage.java
//SOURCES pages/Badge.java
//SOURCES pages/Condition.java
//SOURCES pages/CustomResources.java
//SOURCES pages/DashboardPage.java
//SOURCES pages/DeployedModels.java
//SOURCES pages/Documents.java
//SOURCES pages/Model.java
//SOURCES pages/PageFrame.java
//SOURCES pages/Sentences.java
//SOURCES pages/Site.java
//SOURCES pages/Table.java
//SOURCES registry/BlobEndpoint.java
//SOURCES registry/BlobStore.java
//SOURCES registry/ByteRange.java
//SOURCES registry/Digest.java
//SOURCES registry/ImageContent.java
//SOURCES registry/ImageLayer.java
//SOURCES registry/LayerArchive.java
//SOURCES registry/ListEndpoint.java
//SOURCES registry/Manifest.java
//SOURCES registry/ManifestEndpoint.java
//SOURCES registry/ManifestStore.java
//SOURCES registry/Registry.java
//SOURCES registry/RegistryAccess.java
//SOURCES registry/RegistryContent.java
//SOURCES registry/RegistryError.java
//SOURCES registry/RegistryRequest.java
//SOURCES registry/Upload.java
//SOURCES registry/UploadEndpoint.java
//SOURCES seat/Namespaces.java
//SOURCES seat/Outage.java
//SOURCES seat/PlatformAddress.java
//SOURCES seat/PlatformPart.java
//SOURCES seat/Seat.java
//SOURCES seat/SeatFiles.java
//SOURCES seat/SeatMaker.java
//SOURCES seat/SeatedPlatform.java
//SOURCES serving/Conditions.java
//SOURCES serving/Datatype.java
//SOURCES serving/InferenceProtocol.java
//SOURCES serving/InferenceRequest.java
//SOURCES serving/InferenceService.java
//SOURCES serving/InferenceServiceController.java
//SOURCES serving/InferenceServiceStatus.java
//SOURCES serving/InferenceSession.java
//SOURCES serving/InvalidSpecException.java
//SOURCES serving/ModelCar.java
//SOURCES serving/ModelCarCheck.java
//SOURCES serving/ModelLoadException.java
//SOURCES serving/ModelServer.java
//SOURCES serving/ModelServerArguments.java
//SOURCES serving/ModelServerProgram.java
//SOURCES serving/ModelStatus.java
//SOURCES serving/ModelVersion.java
//SOURCES serving/NodeSize.java
//SOURCES serving/PredictorContainer.java
//SOURCES serving/PredictorObjects.java
//SOURCES serving/PredictorState.java
//SOURCES serving/RequestCounts.java
//SOURCES serving/RequestDecoder.java
//SOURCES serving/RequestRejected.java
//SOURCES serving/RuntimeSelection.java
//SOURCES serving/ServedModel.java
//SOURCES serving/ServingRuntime.java
//SOURCES serving/ServingTypes.java
//SOURCES serving/Tensor.java
//SOURCES serving/TensorSpec.java
//SOURCES serving/TensorValues.java
//SOURCES ui/ApiForwarder.java
//SOURCES ui/HostAddresses.java
//SOURCES ui/PageFiles.java
//SOURCES ui/PrivateAuthority.java
//SOURCES ui/Reply.java
//SOURCES ui/UiContainer.java
//SOURCES ui/UiServer.java
//SOURCES ui/UiSettings.java
//SOURCES workloads/BackOff.java
//SOURCES workloads/ContainerLimits.java
//SOURCES workloads/ContainerPhase.java
//SOURCES workloads/ContainerProgram.java
//SOURCES workloads/ContainerRunner.java
//SOURCES workloads/DeploymentController.java
//SOURCES workloads/DeploymentStatusReport.java
//SOURCES workloads/IdleProgram.java
//SOURCES workloads/ImageConfig.java
//SOURCES workloads/ImagePullException.java
//SOURCES workloads/ImagePuller.java
//SOURCES workloads/ImageReference.java
//SOURCES workloads/ImageSource.java
//SOURCES workloads/Kubelet.java
//SOURCES workloads/LayerUnpacker.java
//SOURCES workloads/Names.java
//SOURCES workloads/NodeContext.java
//SOURCES workloads/NodeFit.java
//SOURCES workloads/NodeImages.java
//SOURCES workloads/Owners.java
//SOURCES workloads/PodAddresses.java
//SOURCES workloads/PodAdmission.java
//SOURCES workloads/PodContext.java
//SOURCES workloads/PodEvents.java
//SOURCES workloads/PodLogs.java
//SOURCES workloads/PodReadiness.java
//SOURCES workloads/PodReferences.java
//SOURCES workloads/PodServers.java
//SOURCES workloads/PodStatusReport.java
//SOURCES workloads/PodTemplateHash.java
//SOURCES workloads/PodWorker.java
//SOURCES workloads/PulledImage.java
//SOURCES workloads/QuotaUse.java
//SOURCES workloads/ReadinessProbe.java
//SOURCES workloads/RegistryClient.java
//SOURCES workloads/RegistryPuller.java
//SOURCES workloads/ReplicaSetController.java
//SOURCES workloads/RevisionedReplicaSet.java
//SOURCES workloads/RollOut.java
//SOURCES workloads/RollingUpdate.java
//SOURCES workloads/RolloutCounts.java
//SOURCES workloads/Route.java
//SOURCES workloads/RouteController.java
//SOURCES workloads/Routes.java
//SOURCES workloads/RunningContainer.java
//SOURCES workloads/Sha256.java
//SOURCES workloads/Timestamps.java
//DEPS com.fasterxml.jackson.core:jackson-annotations:2.22
//DEPS io.fabric8:kubernetes-client:8.0.0
//DEPS io.fabric8:kubernetes-httpclient-jdk:8.0.0
//DEPS io.fabric8:zjsonpatch:8.0.0
//DEPS org.eclipse.jgit:org.eclipse.jgit:7.8.1.202611041320-r
//DEPS com.microsoft.onnxruntime:onnxruntime:1.28.0
//DEPS org.slf4j:slf4j-nop:2.0.17
//FILES ui/app.js=ui/page/app.js
//FILES ui/controls.js=ui/page/controls.js
//FILES ui/exchange.js=ui/page/exchange.js
//FILES ui/icon.svg=ui/page/icon.svg
//FILES ui/index.html=ui/page/index.html
//FILES ui/jukebox.css=ui/page/jukebox.css
//FILES ui/model.js=ui/page/model.js
//FILES ui/pages.css=pages/page/pages.css
//FILES ui/refdata/countries.json=../workshop/model/jukebox/artifacts/countries.json
//FILES ui/refdata/features.json=ui/page/refdata/features.json
//FILES ui/refdata/songs.json=ui/page/refdata/songs.json
//FILES ui/refresh.js=pages/page/refresh.js
//FILES ui/search.js=ui/page/search.js
//FILES ui/texts.js=ui/page/texts.js
//FILES ui/theme.css=ui/page/theme.css
//FILES ui/theme.js=ui/page/theme.js
//FILES ui/world.js=ui/page/world.js
//FILES workshop/model/jukebox-v2/artifacts/countries.json=../workshop/model/jukebox-v2/artifacts/countries.json
//FILES workshop/model/jukebox-v2/artifacts/metrics.json=../workshop/model/jukebox-v2/artifacts/metrics.json
//FILES workshop/model/jukebox-v2/artifacts/scaling.json=../workshop/model/jukebox-v2/artifacts/scaling.json
//FILES workshop/model/jukebox-v2/model.onnx=../workshop/model/jukebox-v2/model.onnx
//FILES workshop/model/jukebox/artifacts/countries.json=../workshop/model/jukebox/artifacts/countries.json
//FILES workshop/model/jukebox/artifacts/metrics.json=../workshop/model/jukebox/artifacts/metrics.json
//FILES workshop/model/jukebox/artifacts/scaling.json=../workshop/model/jukebox/artifacts/scaling.json
//FILES workshop/model/jukebox/model.onnx=../workshop/model/jukebox/model.onnx
//FILES workshop/model/known-prediction.json=../workshop/model/known-prediction.json
//FILES workshop/repositories/jukebox-ui/README.md=../workshop/repositories/jukebox-ui/README.md
//FILES workshop/repositories/jukebox-ui/chart/Chart.yaml=../workshop/repositories/jukebox-ui/chart/Chart.yaml
//FILES workshop/repositories/jukebox-ui/chart/templates/deployment.yaml=../workshop/repositories/jukebox-ui/chart/templates/deployment.yaml
//FILES workshop/repositories/jukebox-ui/chart/templates/route.yaml=../workshop/repositories/jukebox-ui/chart/templates/route.yaml
//FILES workshop/repositories/jukebox-ui/chart/templates/service.yaml=../workshop/repositories/jukebox-ui/chart/templates/service.yaml
//FILES workshop/repositories/jukebox-ui/chart/values.yaml=../workshop/repositories/jukebox-ui/chart/values.yaml
//FILES workshop/repositories/mlops-gitops/README.md=../workshop/repositories/mlops-gitops/README.md
//FILES workshop/repositories/mlops-gitops/appset-prod.yaml=../workshop/repositories/mlops-gitops/appset-prod.yaml
//FILES workshop/repositories/mlops-gitops/appset-test.yaml=../workshop/repositories/mlops-gitops/appset-test.yaml
//FILES workshop/repositories/mlops-gitops/appset-toolings.yaml=../workshop/repositories/mlops-gitops/appset-toolings.yaml
//FILES workshop/repositories/mlops-gitops/model-deployments/prod/jukebox-ui/config.yaml=../workshop/repositories/mlops-gitops/model-deployments/prod/jukebox-ui/config.yaml
//FILES workshop/repositories/mlops-gitops/model-deployments/prod/jukebox/config.yaml=../workshop/repositories/mlops-gitops/model-deployments/prod/jukebox/config.yaml
//FILES workshop/repositories/mlops-gitops/model-deployments/test/jukebox-ui/config.yaml=../workshop/repositories/mlops-gitops/model-deployments/test/jukebox-ui/config.yaml
//FILES workshop/repositories/mlops-gitops/model-deployments/test/jukebox/config.yaml=../workshop/repositories/mlops-gitops/model-deployments/test/jukebox/config.yaml
//FILES workshop/repositories/mlops-gitops/toolings/welcome/config.yaml=../workshop/repositories/mlops-gitops/toolings/welcome/config.yaml
//FILES workshop/repositories/mlops-helmcharts/README.md=../workshop/repositories/mlops-helmcharts/README.md
//FILES workshop/repositories/mlops-helmcharts/charts/model-deployment/music-transformer/Chart.yaml=../workshop/repositories/mlops-helmcharts/charts/model-deployment/music-transformer/Chart.yaml
//FILES workshop/repositories/mlops-helmcharts/charts/model-deployment/music-transformer/templates/ca-bundle.yaml=../workshop/repositories/mlops-helmcharts/charts/model-deployment/music-transformer/templates/ca-bundle.yaml
//FILES workshop/repositories/mlops-helmcharts/charts/model-deployment/music-transformer/templates/inferenceservice.yaml=../workshop/repositories/mlops-helmcharts/charts/model-deployment/music-transformer/templates/inferenceservice.yaml
//FILES workshop/repositories/mlops-helmcharts/charts/model-deployment/music-transformer/templates/pull-secret.yaml=../workshop/repositories/mlops-helmcharts/charts/model-deployment/music-transformer/templates/pull-secret.yaml
//FILES workshop/repositories/mlops-helmcharts/charts/model-deployment/music-transformer/templates/servingruntime.yaml=../workshop/repositories/mlops-helmcharts/charts/model-deployment/music-transformer/templates/servingruntime.yaml
//FILES workshop/repositories/mlops-helmcharts/charts/model-deployment/music-transformer/values.yaml=../workshop/repositories/mlops-helmcharts/charts/model-deployment/music-transformer/values.yaml
//FILES workshop/repositories/mlops-helmcharts/charts/model-deployment/simple/Chart.yaml=../workshop/repositories/mlops-helmcharts/charts/model-deployment/simple/Chart.yaml
//FILES workshop/repositories/mlops-helmcharts/charts/model-deployment/simple/templates/ca-bundle.yaml=../workshop/repositories/mlops-helmcharts/charts/model-deployment/simple/templates/ca-bundle.yaml
//FILES workshop/repositories/mlops-helmcharts/charts/model-deployment/simple/templates/inferenceservice.yaml=../workshop/repositories/mlops-helmcharts/charts/model-deployment/simple/templates/inferenceservice.yaml
//FILES workshop/repositories/mlops-helmcharts/charts/model-deployment/simple/templates/pull-secret.yaml=../workshop/repositories/mlops-helmcharts/charts/model-deployment/simple/templates/pull-secret.yaml
//FILES workshop/repositories/mlops-helmcharts/charts/model-deployment/simple/templates/servingruntime.yaml=../workshop/repositories/mlops-helmcharts/charts/model-deployment/simple/templates/servingruntime.yaml
//FILES workshop/repositories/mlops-helmcharts/charts/model-deployment/simple/values.yaml=../workshop/repositories/mlops-helmcharts/charts/model-deployment/simple/values.yaml
//FILES workshop/repositories/mlops-helmcharts/charts/toolings/welcome/Chart.yaml=../workshop/repositories/mlops-helmcharts/charts/toolings/welcome/Chart.yaml
//FILES workshop/repositories/mlops-helmcharts/charts/toolings/welcome/templates/configmap.yaml=../workshop/repositories/mlops-helmcharts/charts/toolings/welcome/templates/configmap.yaml
//FILES workshop/repositories/mlops-helmcharts/charts/toolings/welcome/values.yaml=../workshop/repositories/mlops-helmcharts/charts/toolings/welcome/values.yaml

package embedded;

import embedded.accounts.Accounts;
import embedded.accounts.AccountsFile;
import embedded.content.BundledFiles;
import embedded.content.SampleImages;
import embedded.content.WorkshopRepositories;
import embedded.edge.Interruptible;
import embedded.edge.JvmSettings;
import embedded.git.ServerSideGit;
import embedded.home.Home;
import embedded.kubernetes.Kubeconfig;
import embedded.pages.ApplicationsPage;
import embedded.pages.DashboardPage;
import embedded.seat.Namespaces;
import embedded.seat.Outage;
import embedded.seat.PlatformAddress;
import embedded.seat.PlatformPart;
import embedded.seat.Seat;
import embedded.seat.SeatMaker;
import embedded.seat.SeatedPlatform;
import embedded.serving.ModelServer;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import rendering.HelmEngine;

/**
 * The embedded platform: a Kubernetes API, a Git server, a registry, routes with TLS, and the
 * controllers that stand in for Argo CD, KServe, kubelet and router, in one JVM and on one port.
 * Scripts speak to it as to a real one.
 */
public final class Platform implements SeatedPlatform {
  static {
    JvmSettings.apply();
  }

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final Map<String, Seat> seats = new LinkedHashMap<>();
  private final Home home;
  private final Servers servers;
  private final KubernetesClient administrator;
  private Controllers controllers;

  private Platform(Home home, Servers servers) {
    this.home = home;
    this.servers = servers;
    this.administrator = administrator(servers);
  }

  /** Starts everything and returns when the first request would be served. */
  public static Platform start(PlatformOptions options) throws IOException {
    var natives = CompletableFuture.runAsync(Platform::loadNatives);
    ServerSideGit.install();
    var home = Home.open(options.home());
    var accounts = AccountsFile.of(home.directory(), options.users());
    var platform = new Platform(home, Servers.start(home, accounts, options.port()));
    platform.parts.push(platform.servers);
    platform.parts.push(platform.administrator);
    platform.keepState();
    BundledFiles.copyTo(home.fresh("workshop"));
    SampleImages.put(platform.servers.registry(), platform.sampleModels().resolve("jukebox"));

    var controllers = CompletableFuture.supplyAsync(() -> platform.startControllers(options));
    platform.prepare(accounts, options);
    platform.controllers = controllers.join();
    platform.parts.push(platform.controllers);
    natives.join();
    return platform;
  }

  // Helm and ONNX Runtime take most of a second each, and nothing else waits for them
  private static void loadNatives() {
    HelmEngine.warmUp();
    ModelServer.warmUp();
  }

  private static KubernetesClient administrator(Servers servers) {
    var config =
        new ConfigBuilder(Config.empty())
            .withMasterUrl(servers.door().backend().toString())
            .withOauthToken(servers.api().adminToken())
            .build();
    return new KubernetesClientBuilder().withConfig(config).build();
  }

  private void keepState() throws IOException {
    if (Files.exists(home.apiState())) {
      servers.api().load(home.apiState());
    }
    if (home.isKept()) {
      parts.push(() -> servers.api().store().save(home.apiState()));
    }
  }

  private Controllers startControllers(PlatformOptions options) {
    return Controllers.start(administrator, servers, home, options.gitPolling());
  }

  private Path sampleModels() {
    return home.directory().resolve("workshop").resolve("model");
  }

  /** What the workshop's instructor prepares: repositories, namespaces and a seat for everybody. */
  private void prepare(Accounts accounts, PlatformOptions options) throws IOException {
    var builtIn = home.directory().resolve("workshop").resolve("repositories");
    var repositories = new WorkshopRepositories(options.repositories(), builtIn);
    var seatMaker = new SeatMaker(address(), sampleModels());
    for (var participant : accounts.participants()) {
      repositories.create(servers.git()::create, participant.name());
      Namespaces.prepare(administrator, participant, address());
      servers
          .door()
          .hosts()
          .register(address().argocdHost(participant.name()), new ApplicationsPage(administrator));
      var gitops =
          servers.git().repository("/" + participant.name() + "/mlops-gitops").orElseThrow();
      var directory = home.kept("seats").resolve(participant.name());
      var seat = seatMaker.make(participant, directory, gitops.toUri());
      Kubeconfig.write(
          seat.kubeconfig(), URI.create(address().api()), address().caFile(), participant);
      seats.put(participant.name(), seat);
    }
    servers
        .door()
        .hosts()
        .register(
            "rhods-dashboard-redhat-ods-applications." + address().domain(),
            new DashboardPage(administrator));
  }

  @Override
  public PlatformAddress address() {
    return servers.address();
  }

  /** Argo CD's stand-in is everybody's: its outage is not only this user's. */
  @Override
  public Outage outage(PlatformPart part, String user) {
    return switch (part) {
      case GIT_SERVER -> interrupted(servers.gitDoor());
      case REGISTRY -> interrupted(servers.registryDoor());
      case ARGO_CD -> {
        controllers.argoCd().close();
        yield controllers.argoCd()::start;
      }
    };
  }

  private static Outage interrupted(Interruptible door) {
    door.interrupt();
    return door::resume;
  }

  /** The prepared place of a participant. */
  public Seat seat(String user) {
    return seats.get(user);
  }

  @Override
  public List<Seat> seats() {
    return List.copyOf(seats.values());
  }

  /** A client that may do everything, for tests and instructors. */
  public KubernetesClient administrator() {
    return administrator;
  }

  @Override
  public void close() throws IOException {
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (Exception stopping) {
        System.getLogger("sandbox").log(System.Logger.Level.DEBUG, "while stopping", stopping);
      }
    }
    home.close();
  }
}
