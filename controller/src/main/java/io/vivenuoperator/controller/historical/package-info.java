/** The reconciliation of VivenuHistoricalSyncs: accepted, run as a Job, followed until they end. */
@NullMarked
package io.vivenuoperator.controller.historical;

import org.jspecify.annotations.NullMarked;
