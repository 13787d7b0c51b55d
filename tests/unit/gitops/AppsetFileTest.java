package gitops;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class AppsetFileTest {
  private static final String TEMPLATE =
      """
      # CLUSTER_DOMAIN and USER_NAME are filled in the lesson 🐰
      kind: ApplicationSet
      spec:
        generators:
          - git:
              repoURL: https://gitea-gitea.CLUSTER_DOMAIN/USER_NAME/mlops-gitops.git # ours
        template:
          spec:
            destination:
              namespace: USER_NAME-test
            sources:
              - repoURL: '{{ .repo_url | default "https://gitea-gitea.CLUSTER_DOMAIN/USER_NAME/mlops-helmcharts.git" }}'
      """;

  @Test
  void fillsThePlaceholdersAndKeepsComments() {
    var filled =
        new AppsetFile("appset-test.yaml", TEMPLATE)
            .filled("user1", "apps.a.b", "gitea-gitea.apps.a.b");

    var expected =
        TEMPLATE
            .replace("gitea-gitea.CLUSTER_DOMAIN/USER_NAME", "gitea-gitea.apps.a.b/user1")
            .replace("USER_NAME-test", "user1-test");
    assertEquals(expected, filled.text());
  }

  @Test
  void correctsValuesThatWereFilledInWrongly() {
    var wrong =
        TEMPLATE
            .replace("gitea-gitea.CLUSTER_DOMAIN", "gitea-gitea.<apps.x>")
            .replace("USER_NAME", "<user9>");

    var corrected =
        new AppsetFile("appset-test.yaml", wrong).filled("user1", "apps.a.b", "git.example.com");

    var right =
        new AppsetFile("appset-test.yaml", TEMPLATE).filled("user1", "apps.a.b", "git.example.com");
    assertEquals(body(right.text()), body(corrected.text()));
  }

  @Test
  void filledTwiceIsFilledOnce() {
    var once =
        new AppsetFile("appset-test.yaml", TEMPLATE)
            .filled("user1", "apps.a.b", "gitea-gitea.apps.a.b");

    assertEquals(once, once.filled("user1", "apps.a.b", "gitea-gitea.apps.a.b"));
  }

  private static String body(String text) {
    return text.substring(text.indexOf('\n'));
  }
}
