// @ts-check
import { mountCitationCards } from "./citation-card.js";
import { mountCopying } from "./copy.js";
import { mountPalette } from "./palette.js";
import { mountPrinting } from "./printing.js";

mountPalette(document);
mountCopying(document);
mountCitationCards(document);
mountPrinting(window);
