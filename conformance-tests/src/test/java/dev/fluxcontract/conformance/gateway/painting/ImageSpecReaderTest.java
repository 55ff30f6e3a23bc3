package dev.fluxcontract.conformance.gateway.painting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxcontract.conformance.contract.Contract;
import dev.fluxcontract.conformance.contract.LosslessJson;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageSpecReaderTest {
  @Test
  void whatIsLeftOutHasTheContractsDefault() throws Exception {
    ImageSpec making = of("submitDevTextToImage", "{\"prompt\":\"p\"}");
    assertThat(making.count()).isEqualTo(1);
    assertThat(making.width()).isEqualTo(1024);
    assertThat(making.height()).isEqualTo(768);
    assertThat(making.contentType()).isEqualTo("image/jpeg");
    assertThat(making.sync()).isFalse();
    assertThat(making.seed().bitLength()).isLessThanOrEqualTo(64);
  }

  @ParameterizedTest
  @CsvSource({
    "square_hd,1024,1024",
    "square,512,512",
    "portrait_4_3,768,1024",
    "portrait_16_9,576,1024",
    "landscape_4_3,1024,768",
    "landscape_16_9,1024,576"
  })
  void aPresetHasThePixelsOfTheContract(String preset, int width, int height) throws Exception {
    ImageSpec making = of("submitDevTextToImage", "{\"image_size\":\"" + preset + "\"}");
    assertThat(making.width()).isEqualTo(width);
    assertThat(making.height()).isEqualTo(height);
  }

  @Test
  void widthAndHeightAreTakenAsTheyAre() throws Exception {
    ImageSpec making = of("submitDevTextToImage", "{\"image_size\":{\"width\":33,\"height\":7}}");
    assertThat(making.width()).isEqualTo(33);
    assertThat(making.height()).isEqualTo(7);
  }

  @Test
  void aSideThatIsLeftOutHasTheContractsDefault() throws Exception {
    ImageSpec making = of("submitDevTextToImage", "{\"image_size\":{\"width\":33}}");
    assertThat(making.width()).isEqualTo(33);
    assertThat(making.height()).isEqualTo(512);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"width\":0,\"height\":7}", "\"huge\"", "7"})
  void aSizeThatNoPictureHasIsNotTaken(String size) throws Exception {
    ImageSpec making = of("submitDevTextToImage", "{\"image_size\":" + size + "}");
    assertThat(making.width()).isEqualTo(1024);
    assertThat(making.height()).isEqualTo(1024);
  }

  @ParameterizedTest
  @CsvSource({"21:9", "16:9", "4:3", "3:2", "1:1", "2:3", "3:4", "9:16", "9:21"})
  void anAspectRatioIsKept(String ratio) throws Exception {
    ImageSpec making = of("submitKontextTextToImage", "{\"aspect_ratio\":\"" + ratio + "\"}");
    String[] sides = ratio.split(":", -1);
    double asked = Double.parseDouble(sides[0]) / Double.parseDouble(sides[1]);
    double made = (double) making.width() / making.height();
    assertThat(made / asked).isCloseTo(1, offset(0.002));
  }

  @ParameterizedTest
  @CsvSource({"true,png", "false,JPEG"})
  void aPictureCanBeReadAndHasTheSizeAskedFor(boolean png, String format) throws Exception {
    ImageSpec making = SampleSpecs.spec(1, 96, 40, png);
    byte[] file = ImagePainter.file(making, 0);
    try (var stream = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
      var reader = ImageIO.getImageReaders(stream).next();
      assertThat(reader.getFormatName()).isEqualTo(format);
    }
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(file));
    assertThat(image.getWidth()).isEqualTo(96);
    assertThat(image.getHeight()).isEqualTo(40);
  }

  @Test
  void theImagesOfAJobDiffer() {
    ImageSpec making = SampleSpecs.spec(2, 32, 32, true);
    assertThat(ImagePainter.file(making, 0)).isNotEqualTo(ImagePainter.file(making, 1));
  }

  private static ImageSpec of(String operation, String request) throws Exception {
    return new ImageSpecReader(new Random(1))
        .of(Contract.bundled().operation(operation), (ObjectNode) LosslessJson.read(request));
  }
}
