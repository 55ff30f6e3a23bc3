package example;

import com.squareup.moshi.Moshi;
import example.books.api.OrdersApi;
import example.books.model.Binding;
import example.books.model.Order;
import java.nio.file.Files;
import java.nio.file.Path;
import retrofit2.Retrofit;
import retrofit2.converter.moshi.MoshiConverterFactory;

/** Makes an order, and the interface that would place it. */
public final class Main {
  private Main() {}

  /** Takes the file to write the order to. */
  public static void main(String[] arguments) throws Exception {
    Moshi moshi = new Moshi.Builder().build();
    OrdersApi api =
        new Retrofit.Builder()
            .baseUrl("http://127.0.0.1:1")
            .addConverterFactory(MoshiConverterFactory.create(moshi))
            .build()
            .create(OrdersApi.class);
    Order order = Order.builder("Emma").copies(2).binding(Binding.CLOTH).build();
    String url = api.placeOrder(order).request().url().encodedPath();
    String json = moshi.adapter(Order.class).toJson(order);
    Files.writeString(Path.of(arguments[0]), url + " " + json);
  }
}
