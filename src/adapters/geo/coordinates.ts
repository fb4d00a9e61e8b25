import { z } from "zod";
import type { Point } from "../../core/places/place.ts";

/** As the service and the file have them: [longitude, latitude]. */
export const coordinatesSchema = z
  .tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)])
  .transform(([longitude, latitude]): Point => ({ latitude, longitude }));
