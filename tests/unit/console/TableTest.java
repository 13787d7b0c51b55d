package console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class TableTest {
  @Test
  void hangulTakesTwoColumnsEach() {
    var table = new Table("NAME", "STATE").row("한국", "ok").row("abcdef", "");

    assertEquals(List.of("NAME    STATE", "한국    ok", "abcdef  -"), table.lines());
  }

  @Test
  void aRowHasAsManyCellsAsTheHeading() {
    var table = new Table("NAME", "STATE");

    assertThrows(IllegalArgumentException.class, () -> table.row("one"));
  }
}
