package dev.fluxcontract.batch;

import dev.fluxcontract.client.BadAnswerException;
import dev.fluxcontract.client.FluxClient;
import dev.fluxcontract.client.FluxException;
import dev.fluxcontract.client.Job;
import dev.fluxcontract.client.JobCancelledException;
import dev.fluxcontract.client.JobFailedException;
import dev.fluxcontract.client.LimitExceededException;
import dev.fluxcontract.client.NotAuthorisedException;
import dev.fluxcontract.client.model.Image;
import dev.fluxcontract.client.model.ImageResult;
import dev.fluxcontract.client.model.JobState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks for a submitted job, and saves its images as soon as it is over. */
final class ResultFetcher {
  /** About six minutes at the longest pause, as long as gateways keep a large result. */
  private static final int MOST_REFUSALS = 36;

  /** About an hour at the longest pause: a gateway with errors of its own may recover. */
  private static final int MOST_ERRORS = 360;

  private final Database database;
  private final Prompts prompts;
  private final FluxClient flux;
  private final Path folder;

  ResultFetcher(Database database, FluxClient flux, Path folder) {
    this.database = database;
    this.prompts = new Prompts(database);
    this.flux = flux;
    this.folder = folder;
  }

  /**
   * How long to wait before the next call for this job; empty if it has ended.
   *
   * @throws NotAuthorisedException if the gateway does not accept the key
   */
  Optional<Duration> fetch(Prompt prompt) throws SQLException, IOException {
    ImageResult result = null;
    try {
      if (prompt.answer() != null) {
        result = Requests.read(ImageResult.class, prompt.answer());
      } else {
        Job job =
            prompt.ticket() != null
                ? flux.resume(prompt.ticket())
                : flux.job(prompt.model(), prompt.requestId());
        if (!job.status().status().equals(JobState.COMPLETED)) {
          Duration age = Duration.between(prompt.changed(), database.now());
          return Optional.of(Pauses.clamp(age.dividedBy(4), Pauses.SHORTEST, Pauses.LONGEST));
        }
        result = job.result();
      }
      prompts.done(
          prompt,
          String.join(";", save(prompt, result)),
          Requests.json(result.toBuilder().images(List.of()).unchecked().build()));
    } catch (JobFailedException | JobCancelledException e) {
      prompts.failed(prompt, e.getMessage());
    } catch (LimitExceededException e) {
      Duration asked = e.retryAfter() == null ? Pauses.LONGEST : e.retryAfter();
      return Optional.of(Pauses.clamp(asked, Pauses.SHORTEST, Pauses.LONGEST));
    } catch (NotAuthorisedException e) {
      throw e;
    } catch (FluxException e) {
      return again(prompt, e, result != null);
    } catch (UncheckedIOException e) {
      System.err.println("prompt " + prompt.id() + " cannot be saved: " + e.getMessage());
      return Optional.of(Pauses.LONGEST);
    }
    return Optional.empty();
  }

  private Optional<Duration> again(Prompt prompt, FluxException e, boolean ofImage)
      throws SQLException {
    // A gateway that cannot be reached says nothing about the job.
    if (e.status() == 0 && !(e instanceof BadAnswerException) && !ofImage) {
      return Optional.of(Pauses.LONGEST);
    } else if (prompt.tries() >= (e.status() < 500 && !ofImage ? MOST_REFUSALS : MOST_ERRORS)) {
      prompts.failed(prompt, "the job was accepted, but its images do not come: " + e.getMessage());
    } else {
      prompts.tried(prompt, e.getMessage());
    }
    return Optional.of(Pauses.backOff(prompt.tries()));
  }

  /** Each file is complete as soon as it is there. A second worker would write the same. */
  private List<String> save(Prompt prompt, ImageResult result) {
    List<String> files = new ArrayList<>();
    for (Image image : result.images()) {
      String type = String.valueOf(image.contentType());
      String suffix = type.endsWith("png") ? "png" : type.endsWith("webp") ? "webp" : "jpg";
      Path file = folder.resolve("%06d-%d.%s".formatted(prompt.id(), files.size(), suffix));
      flux.download(image, file);
      files.add(file.toString());
    }
    return files;
  }
}
