// SPDX-License-Identifier: Apache-2.0
package dev.muster.examples.quickstart;

import static java.util.Locale.ENGLISH;

import dev.muster.issue.IssueCode;
import dev.muster.job.JobFailedException;
import dev.muster.job.JobFault;
import dev.muster.job.MusterException;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Imports a CSV file of users: the one named by the first argument, else one that comes with the program. Files that it writes go to the
 * folder named by the second argument, else to a new temporary one. Ends with 0 if the import succeeded, else with 1 and one line that
 * says why.
 */
public final class Quickstart {
    /** Says its version at every start, which is not of interest here. Held, because loggers are forgotten. */
    private static final Logger VALIDATOR = Logger.getLogger("org.hibernate.validator");

    private final Screen screen;

    Quickstart(Screen screen) {
        this.screen = screen;
    }

    /**
     * Runs the quickstart.
     *
     * @param args the file to import and the folder to write to, both optional
     */
    public static void main(String[] args) {
        VALIDATOR.setLevel(Level.WARNING);
        int code = new Quickstart(Screen.standard()).run(args);
        if (code != 0) {
            System.exit(code);
        }
    }

    /** {@return the exit code} */
    int run(String... args) {
        if (args.length > 2) {
            return refused("Name one CSV file and, if you like, a folder for the files to write.");
        }
        try {
            OutputFolder folder = new OutputFolder(args.length == 2 ? Optional.of(Path.of(args[1])) : Optional.empty());
            if (args.length == 0) {
                new BundledTour(screen, folder).run();
            } else {
                new OwnFile(screen, Path.of(args[0]), folder).run();
            }
            return 0;
        } catch (JobFailedException failed) {
            return refused(why(failed.fault()));
        } catch (MusterException | InvalidPathException refused) {
            return refused(refused.getMessage());
        } catch (IOException failed) {
            return refused("A file could not be read or written: " + failed.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return refused("Stopped.");
        }
    }

    private static String why(JobFault fault) {
        IssueCode code = fault.code();
        String where = fault.line() > 0 ? " in line " + fault.line() : "";
        return code == null ? fault.message() : code + where + ": " + code.message(ENGLISH) + " " + code.hint(ENGLISH);
    }

    private int refused(String why) {
        screen.error(why);
        return 1;
    }
}
