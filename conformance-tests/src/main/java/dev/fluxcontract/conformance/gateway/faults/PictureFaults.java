package dev.fluxcontract.conformance.gateway.faults;

import static dev.fluxcontract.conformance.gateway.faults.FaultCatalogue.answers;
import static dev.fluxcontract.conformance.gateway.faults.FaultCatalogue.otherType;

import dev.fluxcontract.conformance.gateway.painting.ImageSpec;
import dev.fluxcontract.conformance.gateway.server.Behaviour;
import dev.fluxcontract.conformance.gateway.server.BehaviourChange;
import dev.fluxcontract.conformance.gateway.server.GatewayReply;
import dev.fluxcontract.conformance.model.GatewayStep;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Images that are not there, or not what was asked for. */
final class PictureFaults {
  private PictureFaults() {}

  static List<BehaviourChange> all() {
    return List.of(
        file("404", "The files are not there.", answers(404)),
        file("500", "The files are 500.", answers(500)),
        file("need-key", "The files ask for a key.", answers(401)),
        file("html", "The files are pages.", FaultCatalogue::html),
        file("empty", "The files are empty.", reply -> reply.raw = new byte[0]),
        file(
            "cut",
            "The files break off after a hundred bytes.",
            reply -> reply.raw = Arrays.copyOf(reply.raw, Math.min(100, reply.raw.length))),
        file(
            "noise",
            "The files are not pictures.",
            reply -> reply.raw = new byte[reply.raw.length]),
        file(
            "mislabelled",
            "The files are labelled as the other format.",
            reply -> reply.header("Content-Type", otherType(reply.headers.get("Content-Type")))),
        file(
            "labelled-page",
            "The files are labelled as pages.",
            reply -> reply.header("Content-Type", "text/html")),
        new BehaviourChange(
            "one-file-behind-all-urls",
            "Behind all URLs of a job is the same file.",
            b -> FaultCatalogue.firstFile(b, (context, file) -> file)),
        new BehaviourChange("file-once", "A file can be fetched once.", b -> once(b, answers(404))),
        new BehaviourChange(
            "file-once-then-page",
            "A file that is fetched again is a page.",
            b -> once(b, FaultCatalogue::html)),
        new BehaviourChange(
            "file-loop",
            "The files send the caller in a circle.",
            b -> b.on(GatewayStep.FILE, FaultCatalogue::loop)),
        makes("format-ignored", "Images are always JPEG.", m -> m.withPng(false)),
        makes("always-png", "Images are always PNG.", m -> m.withPng(true)),
        makes("size-ignored", "Images are always 1024 by 1024.", m -> m.withSize(1024, 1024)),
        makes(
            "size-swapped",
            "Width and height are swapped.",
            m -> m.withSize(m.height(), m.width())),
        makes(
            "size-halved", "Images are half as wide and high as asked for.", PictureFaults::halved),
        makes(
            "size-default-square",
            "Images of 4 to 3, the usual size among them, are square.",
            m -> m.width() * 3 == m.height() * 4 ? m.withSize(m.height(), m.height()) : m),
        makes("size-one-pixel", "Images are single pixels.", m -> m.withSize(1, 1)),
        new BehaviourChange(
            "file-smaller",
            "The files are half as wide and high as reported.",
            b -> b.paints = PictureFaults::halved),
        new BehaviourChange(
            "file-other-format",
            "The files are of another format than reported.",
            b -> b.paints = m -> m.withPng(!m.png())));
  }

  private static ImageSpec halved(ImageSpec making) {
    return making.withSize(Math.max(1, making.width() / 2), Math.max(1, making.height() / 2));
  }

  private static void once(Behaviour b, Consumer<GatewayReply> then) {
    Set<String> fetched = ConcurrentHashMap.newKeySet();
    b.on(
        GatewayStep.FILE,
        (context, reply) -> {
          if (!fetched.add(context.path)) {
            then.accept(reply);
          }
        });
  }

  private static BehaviourChange file(String name, String sentence, Consumer<GatewayReply> edit) {
    return new BehaviourChange("file-" + name, sentence, b -> b.on(GatewayStep.FILE, edit));
  }

  private static BehaviourChange makes(
      String name, String sentence, UnaryOperator<ImageSpec> change) {
    return new BehaviourChange(name, sentence, b -> b.makes = change);
  }
}
