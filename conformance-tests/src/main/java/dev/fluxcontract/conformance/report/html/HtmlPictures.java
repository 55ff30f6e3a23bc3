package dev.fluxcontract.conformance.report.html;

import dev.fluxcontract.conformance.model.CheckResult;
import dev.fluxcontract.conformance.model.Picture;
import dev.fluxcontract.conformance.report.Report;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Set;
import javax.imageio.ImageIO;

/** The pictures that came back, small, each told once with where it came from. */
record HtmlPictures(Report report, HtmlWriter html) {
  private static final int SHOWN = 48;

  private record Shown(Picture picture, String from) {}

  void write() {
    Set<Shown> pictures = new LinkedHashSet<>();
    for (CheckResult result : report.run().results()) {
      if (!HtmlEffects.shows(result)) {
        result.pictures().forEach(picture -> pictures.add(new Shown(picture, from(result))));
      }
    }
    if (!pictures.isEmpty()) {
      html.open("section").element("h2", "Pictures from the gateway");
      html.open("div", "class", "pictures");
      pictures.stream().limit(SHOWN).forEach(this::figure);
      html.close("div");
      if (pictures.size() > SHOWN) {
        html.element("p", "and " + (pictures.size() - SHOWN) + " more.", "class", "source");
      }
      html.close("section");
    }
  }

  private static String from(CheckResult result) {
    String caseId = result.caseId();
    return caseId == null ? result.check().id() : result.check().id() + " " + caseId;
  }

  private void figure(Shown shown) {
    Picture picture = shown.picture();
    String what = "The picture of " + shown.from();
    figure(html, picture, what, picture.contentType(), shown.from());
  }

  static void figure(HtmlWriter html, Picture picture, String what, String... captions) {
    String source = "data:image/png;base64," + Base64.getEncoder().encodeToString(png(picture));
    html.open("figure").empty("img", "src", source, "alt", what).open("figcaption");
    html.element("span", picture.width() + " × " + picture.height(), "class", "size");
    for (String caption : captions) {
      html.element("span", caption);
    }
    html.close("figcaption").close("figure");
  }

  private static byte[] png(Picture picture) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(picture.thumbnail(), "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
