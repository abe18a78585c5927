package jp.banso.rehearsal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.UUID;

/** The first line that the process of a rehearsal reads: what it is to play. */
public record ChildOrder(UUID call, ArrayNode tables) {}
