/** The reconciliation of SalesExports: a CronJob for each, and what its runs say. */
@NullMarked
package io.vivenuoperator.controller.export;

import org.jspecify.annotations.NullMarked;
