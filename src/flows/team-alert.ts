import { MedusaError } from "@medusajs/framework/utils"
import { lowScore, lowScoreProps } from "../../emails"
import { Purpose } from "../modules/post-purchase/constants"
import { send, skip } from "./decision"
import { defineFlow } from "./define-flow"
import { defineTeamStep } from "./define-step"

/** Key of the flow of which the survey's workflow plans messages. */
export const TEAM_ALERT_FLOW = "team-alert"
export const LOW_SCORE_STEP = "low-score"

/** What the store's own people are told. Nothing is planned without an address in the settings. */
export const teamAlertFlow = defineFlow({
  key: TEAM_ALERT_FLOW,
  title: "Alerts to the team",
  description:
    "Tells the store's team of a low score in a survey, at the address that is set for it.",
  purpose: Purpose.TRANSACTIONAL,
  steps: [
    defineTeamStep({
      key: LOW_SCORE_STEP,
      title: "Low score",
      expiresAfter: { days: 7 },
      eligible: ({ lowScore: answer }) => (answer ? send() : skip("answer-missing")),
      template: lowScore,
      props: ({ lowScore: answer, mail }) => {
        if (!answer) {
          throw new MedusaError(
            MedusaError.Types.UNEXPECTED_STATE,
            "There is no answer to tell of: ask eligible before props."
          )
        }
        return lowScoreProps({ ...mail, answer })
      },
    }),
  ],
})
