package jp.banso.consultation;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The allowed uses as they are kept: their names, one a line. */
@Converter(autoApply = true)
class AllowedUsesColumn implements AttributeConverter<AllowedUses, String> {

  @Override
  public String convertToDatabaseColumn(AllowedUses allowed) {
    return allowed.uses().stream().map(Enum::name).collect(Collectors.joining("\n"));
  }

  @Override
  public AllowedUses convertToEntityAttribute(String kept) {
    return AllowedUses.of(
        Arrays.stream(kept.split("\n")).filter(name -> !name.isEmpty()).map(DeskUse::valueOf).toList());
  }
}
