package dev.fluxcontract.everything;

import static dev.fluxcontract.everything.Json.assertRoundTrip;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.everything.model.Bird;
import dev.fluxcontract.everything.model.Child;
import dev.fluxcontract.everything.model.Loose;
import dev.fluxcontract.everything.model.MapModel;
import dev.fluxcontract.everything.model.OddNames;
import dev.fluxcontract.everything.model.StringModel;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class NamesTest {

  @Test
  void oddNamesAreSentAsTheContractSpellsThem() {
    OddNames odd =
        assertRoundTrip(
            OddNames.class,
            "{'class':'1','default':'2','int':'3','a-b':'4','9x':'5','$ref$':'6','@type':'7',"
                + "'hash_code':'8','toString':'9','Builder':'10','unknownFields':'11','reader':'12',"
                + "'writer':'13','value':'14','other':'15','that':'16','violations':'17','moshi':'18','checked':'19','UPPER_CASE':'20','with"
                + " space':'21','true':'22','false':'23','null':'24','fooURL':'25','fooUrl':'26'}");

    assertThat(odd.toBuilder().build()).isEqualTo(odd);
    assertThat(odd.hashCodeValue()).isEqualTo("8");
    assertThat(odd.aB()).isEqualTo("4");
    assertThat(odd.trueValue()).isEqualTo("22");
  }

  @Test
  void schemasNamedLikeJavasOwnClassesGetAnotherName() {
    MapModel map = MapModel.builder().string(StringModel.builder().build()).build();

    assertThat(Json.write(MapModel.class, map)).isEqualTo("{'string':{}}");
  }

  @Test
  void whatIsInheritedBelongsToTheModel() {
    assertThat(Json.write(Child.class, Child.builder("i", "t").build()))
        .isEqualTo("{'id':'i','toy':'t'}");
    assertThat(assertRoundTrip(Bird.class, "{'sort':'bird','wings':2}").sort()).isEqualTo("bird");
  }

  @Test
  void additionalPropertiesAreUnknownFields() {
    Loose loose = assertRoundTrip(Loose.class, "{'x':1,'y':2}");

    assertThat(loose.unknownFields())
        .containsExactly(java.util.Map.entry("y", BigDecimal.valueOf(2)));
  }
}
