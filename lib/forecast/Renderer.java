package forecast;

import java.util.Optional;
import java.util.function.Predicate;
import rendering.ComparisonFailure;
import rendering.ObjectRef;
import rendering.TargetRenderer;
import rendering.WantedObjects;

/** Renders the Applications of one tree. */
final class Renderer {
  private final Tree tree;
  private final TargetRenderer renderer;
  private final WantedObjects wantedObjects;

  Renderer(Tree tree, TreeRepositories repositories, Predicate<ObjectRef> isNamespaced) {
    this.tree = tree;
    this.renderer = new TargetRenderer(repositories);
    this.wantedObjects = new WantedObjects(isNamespaced);
  }

  Rendered render(GeneratedApplication application) {
    var outline = application.outline();
    try {
      return new Rendered.Objects(wantedObjects.of(outline, renderer.render(outline)));
    } catch (ComparisonFailure failure) {
      return unreachable(failure)
          .<Rendered>map(it -> new Rendered.NotReached(it.inWords()))
          .orElseGet(() -> new Rendered.Broken(tree.withoutRoot(failure.getMessage())));
    }
  }

  private static Optional<UnreachableRepository> unreachable(Throwable failure) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnreachableRepository unreachable) {
        return Optional.of(unreachable);
      }
    }
    return Optional.empty();
  }
}
