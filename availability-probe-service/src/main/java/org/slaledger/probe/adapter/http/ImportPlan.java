package org.slaledger.probe.adapter.http;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.slaledger.contract.PointId;
import org.slaledger.probe.domain.ImportedSeries;

/**
 * What an import is going to say.
 *
 * @param name what people call it, such as the file's name
 * @param observations how many it has
 * @param series each point and location of which it tells
 */
@Schema(
    name = "Import",
    examples =
        """
        {"name": "2025.csv", "observations": 525600, "series": [{"point": "portal-login",
         "location": "history", "from": "2025-01-01T00:00:00Z", "to": "2025-12-31T23:59:00Z"}]}""")
public record ImportPlan(String name, long observations, List<SeriesPlan> series) {

  /**
   * One point from one location.
   *
   * @param from of the first observation
   * @param to of the last one
   */
  @Schema(name = "ImportSeries")
  public record SeriesPlan(PointId point, String location, Instant from, Instant to) {
    ImportedSeries series() {
      return new ImportedSeries(point, location, from, to);
    }
  }
}
